import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { nobody, otherConversation } from './refusals.ts';

/** Whether someone may answer for a review from where they are; else `refusal` tells them why not. */
export function mayTake(
  dossier: Dossier | null,
  { conversation, user }: Who,
): { dossier: Dossier; user: NonNullable<Who['user']>; refusal: null } | { refusal: View } {
  if (dossier?.review.conversationId !== conversation.id) return { refusal: otherConversation };
  return user ? { dossier, user, refusal: null } : { refusal: nobody };
}
