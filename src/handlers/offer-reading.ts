import type { FactName } from '../facts/facts.ts';
import type { DetailView } from '../protocol/view.ts';
import { readerOf } from '../review/read-as.ts';
import type { Picture } from './picture.ts';
import type { Ports } from './ports.ts';

/** Which of some facts Graph may show to a person who lets Preflight read as them. Nothing where it needs nobody. */
export function offerReading(
  names: Iterable<FactName>,
  { known, toReadAs }: Picture,
  { facts: { about }, canSignIn }: Ports,
): Pick<DetailView, 'readAs'> {
  const facts = [...new Set(names)].filter((name) => toReadAs.has(name));
  if (facts.length === 0) return {};
  return {
    readAs: {
      abouts: facts.map(about),
      isSetUp: canSignIn,
      isRead: facts.every((fact) => readerOf(known.site[fact]) !== null),
    },
  };
}
