import type { Catalogue } from '../catalogue/define.ts';

/** The area of a check: the first part of its id. */
export const areaOf = (check: string): string => check.split('.')[0] ?? '';

/** The areas of a catalogue, in the order in which people read them. */
export const areasOf = (catalogue: Catalogue): string[] => [...new Set(Object.keys(catalogue).map(areaOf))];
