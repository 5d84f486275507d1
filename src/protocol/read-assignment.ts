import type { Mentioned } from './commands.ts';
import type { IntentOf } from './intent.ts';

/** What an assignment may say behind the person: the day by which it should be done. */
const dueDay = /(?:^|[\s,;])(?:is )?(?:due|by|until|till|before)(?: on| by)?:? (\S.*)$/i;

/** `<what> to <whom> by <day>`, of which the day may be missing. A mentioned person's name may be of any words. */
export function readAssignment(text: string, mentioned: readonly Mentioned[]): IntentOf<'owner.type'> {
  const [, what = text, rest = ''] = /^(.*)(?:^| )to (.+)$/i.exec(text) ?? [];
  const person = mentioned.map(({ name }) => tidy(name)).find((name) => name !== '' && isAtStart(name, rest)) ?? '';
  const due = dueDay.exec(rest.slice(person.length));
  const name = due ? rest.slice(0, person.length + due.index) : rest;
  return {
    kind: 'owner.type',
    what: what.trim().slice(0, 200),
    whom: {
      name: name
        .trim()
        .replace(/^@|[\s,;:]+$/g, '')
        .slice(0, 200),
      accounts: mentioned.slice(0, 20).map(({ account }) => account),
    },
    due: due?.[1]?.slice(0, 100) ?? '',
  };
}

/** As a command's text is: on one line, without a mark at its end. */
const tidy = (name: string) =>
  name
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.,…]+$/, '');

const isAtStart = (name: string, text: string) => text.toLowerCase().startsWith(name.toLowerCase());
