import { plain } from './escape.ts';

export type Choice = { readonly title: string; readonly value: string };

/** People as choices, by Entra's object id. */
export const offerPeople = (people: readonly { readonly id: string; readonly name: string }[]): Choice[] =>
  people.map(({ id, name }) => ({ title: plain(name, 80), value: id }));
