import type { Check } from '../catalogue/define.ts';

/** A destructured profile or the profile itself, and one expression over it. */
const arrow = /^(?:\(\{([\w\s,]*)\}\)|\(?profile\)?)\s*=>\s*(?![\s{])([\s\S]+)$/;

/** Strings, members and names, told apart so that only the profile's fields become its members. */
const token = /'[^']*'|"[^"]*"|\.\s*[\w$]+|[A-Za-z_$][\w$]*/g;

/**
 * When a check applies, as the text of its expression: `({ database }) => database === 'sqlServer'` is shown as
 * `profile.database === 'sqlServer'`. Throws where `when` is more than one expression over the profile.
 */
export function showCondition(when: NonNullable<Check['when']>): string {
  const [, fields, expression] = arrow.exec(when.toString()) ?? [];
  if (expression === undefined) throw new Error(`not one expression over the profile: ${when}`);
  const names = new Set(fields?.split(',').map((name) => name.trim()));
  return expression
    .replace(token, (found) => (names.has(found) ? `profile.${found}` : found.replaceAll('"', "'")))
    .replace(/\s+/g, ' ')
    .replace(/(?<=[([]) | (?=[)\]])/g, '')
    .trim();
}
