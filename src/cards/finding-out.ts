import { escapeText } from './escape.ts';

export type FindingOut = {
  /** Where to look; empty where the command says it by itself. */
  readonly places: readonly { readonly place: string }[];
  readonly how: string;
  readonly font: 'Monospace' | 'Default';
};

/** A cmdlet, an expression, a query, or a program, which people write in lower case. */
const command = /^(?:[[('"$]|[A-Z][a-z]+-[A-Z]|SELECT\b|[a-z][a-z0-9.]* )/;

/** How to find out what a question asks: a command stands by itself, so that it can be copied. */
export function tellHow(howToFindOut: string): FindingOut {
  const [, place, said] = /^((?:On|In|As) [^:"']{3,60}): (.+)$/s.exec(howToFindOut) ?? [];
  if (place && said && command.test(said))
    return { places: [{ place: `${escapeText(place)}:` }], how: escapeText(said, 1500), font: 'Monospace' };
  return {
    places: [],
    how: escapeText(howToFindOut, 1500),
    font: command.test(howToFindOut) ? 'Monospace' : 'Default',
  };
}
