import type { Handler } from './handler.ts';
import { loadReview } from './load-review.ts';

/** The planned installation, ready to be changed. */
export const showProfile: Handler<'profile.show'> = async function* (_intent, who, ports) {
  const review = await loadReview(who, ports);
  yield { view: { kind: 'profile', review, profile: review.profile, errors: {}, overtaken: false } };
};
