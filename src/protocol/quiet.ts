import type { DigestView, DriftView } from './view.ts';

/** How many changes there are, of any kind. */
export const countChanges = (counts: DriftView['counts']): number =>
  Object.values(counts).reduce((sum, number) => sum + number, 0);

/** Whether a digest compared with what was told before and found nothing to tell. */
export const isQuiet = ({ drift, happenings, lapses }: DigestView): boolean =>
  drift.alone === '' &&
  countChanges(drift.counts) === 0 &&
  happenings.length === 0 &&
  !lapses.some(({ isNew }) => isNew);
