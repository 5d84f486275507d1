import type { Happened } from '../review/alert.ts';

/** What happened, in a sentence. */
export function tellHappening(happened: Happened): string {
  switch (happened.kind) {
    case 'federationChanged':
      return `${happened.domain}: ${happened.activity}, by ${happened.by}.`;
    case 'newRoleHolder':
      return `${happened.who} holds ${happened.role} now.`;
    case 'objectsGone':
      return `${happened.gone} synchronized objects are gone; ${happened.threshold} deletions in one cycle stop the synchronization.`;
  }
}
