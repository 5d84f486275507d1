import type { Review } from '../review/review.ts';
import { isSameName } from '../review/review-name.ts';

/** The reviews that a name means: those of exactly this name, else those that have it in theirs. */
export function findReviews(name: string, reviews: readonly Review[]): readonly Review[] {
  const exact = reviews.filter((review) => isSameName(review.name, name));
  if (exact.length > 0) return exact;
  const part = name.toLowerCase();
  return reviews.filter((review) => review.name.toLowerCase().includes(part));
}
