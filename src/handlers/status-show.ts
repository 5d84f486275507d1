import type { Handler } from './handler.ts';
import { recallPicture } from './picture.ts';
import { neverRead } from './refusals.ts';
import { summarize } from './summary.ts';

/** The last verdict, from what is stored. */
export const showStatus: Handler<'status.show'> = async function* (_intent, who, ports) {
  const picture = await recallPicture(who, ports);
  yield { view: picture ? summarize(picture, ports.now()) : neverRead };
};
