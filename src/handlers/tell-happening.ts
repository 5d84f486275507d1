import type { Happening } from '../review/happening.ts';

/** What happened, in a sentence. */
export function tellHappening(happened: Happening): string {
  switch (happened.kind) {
    case 'federationChanged':
      return `${happened.domain}: ${happened.activity}, by ${happened.by}.`;
    case 'roleGained':
      return `${happened.who} ${happened.isEligible ? 'can activate' : 'holds'} ${happened.role} now.`;
    case 'objectsGone':
      return `${happened.gone} synchronized objects are gone; more than ${happened.threshold} in one run stop the synchronization.`;
  }
}
