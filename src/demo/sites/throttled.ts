import type { Site } from '../site.ts';
import { ready } from './ready.ts';

/** The ready site on a busy day: it ends like the ready one, with more requests. */
export function throttled(now: Date): Site {
  return {
    ...ready(now),
    name: 'throttled',
    title: 'The ready site, on a day when Graph is busy.',
    throttling: {
      requests: [/\/domains\b/, /\/users\/\$count/, /\/beta\/organization/, /\/roleAssignments/, /\/directoryAudits/],
      batches: 1,
    },
  };
}
