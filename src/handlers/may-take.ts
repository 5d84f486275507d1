import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { nobody, reviewGone } from './refusals.ts';

/** Whether someone may answer for a review that the door let them in to; else `refusal` tells them why not. */
export function mayTake(
  dossier: Dossier | null,
  { user }: Who,
): { dossier: Dossier; user: NonNullable<Who['user']>; refusal: null } | { refusal: View } {
  if (!dossier) return { refusal: reviewGone };
  return user ? { dossier, user, refusal: null } : { refusal: nobody };
}
