const numbers = new Intl.NumberFormat('en-GB');
const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `1200` as `1,200`. */
export const showNumber = (number: number): string => numbers.format(number);

/** `2, 'agent'` as `2 agents`. */
export const showCount = (count: number, one: string, many = `${one}s`): string =>
  `${showNumber(count)} ${count === 1 ? one : many}`;

/** `a, b and c`; a long list ends in `and 7 more`. */
export function showList(items: readonly string[], most = 6): string {
  return lists.format(
    items.length > most ? [...items.slice(0, most - 1), `${showNumber(items.length - most + 1)} more`] : items,
  );
}
