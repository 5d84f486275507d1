import type { OutcomeKind } from '../catalogue/outcome.ts';
import { canonical } from './canonical.ts';
import type { Evidence } from './evidence.ts';

/** Something that differs between what was decided on and what is now. */
export type Change =
  /** Preflight's rules: the checks that come out differently may do so for that alone, and are named here only. */
  | { readonly kind: 'rules'; readonly checks: readonly string[] }
  | { readonly kind: 'profile'; readonly field: string }
  | { readonly kind: 'answer'; readonly fact: string; readonly subject: string; readonly how: How }
  | { readonly kind: 'waiver'; readonly check: string; readonly object: string | null; readonly how: How }
  /** A check comes out differently. `null`: it did not apply, or does not any more. */
  | {
      readonly kind: 'outcome';
      readonly check: string;
      readonly subject: string;
      readonly before: OutcomeKind | null;
      readonly after: OutcomeKind | null;
    };

type How = 'added' | 'changed' | 'removed';

/** What differs, so that people can be told why a decision is out of date. Nothing for the same evidence. */
export function whatChanged(before: Evidence, after: Evidence): readonly Change[] {
  const outcomes = compare(before.checks, after.checks, ({ id, subject }) => `${id} ${subject}`);
  const hasNewRules = before.catalogue !== after.catalogue;
  const fields = new Set([...Object.keys(before.profile), ...Object.keys(after.profile)]);
  const partOf = ({ profile }: Evidence, field: string) => canonical((profile as Record<string, unknown>)[field]);
  return [
    ...(hasNewRules
      ? [{ kind: 'rules' as const, checks: [...new Set(outcomes.map(([old, now]) => (old ?? now).id))] }]
      : []),
    ...[...fields]
      .filter((field) => partOf(before, field) !== partOf(after, field))
      .map((field) => ({ kind: 'profile' as const, field })),
    ...compare(before.answers, after.answers, ({ fact, subject }) => `${fact} ${subject}`).map(([old, now]) => {
      const { fact, subject } = old ?? now;
      return { kind: 'answer' as const, fact, subject, how: how(old, now) };
    }),
    ...compare(before.waivers, after.waivers, ({ id }) => id).map(([old, now]) => {
      const { check, object } = old ?? now;
      return { kind: 'waiver' as const, check, object, how: how(old, now) };
    }),
    ...(hasNewRules
      ? []
      : outcomes.map(([old, now]) => {
          const { id: check, subject } = old ?? now;
          return {
            kind: 'outcome' as const,
            check,
            subject,
            before: old?.outcome ?? null,
            after: now?.outcome ?? null,
          };
        })),
  ];
}

type Pair<T> = [before: T, after: T | null] | [before: null, after: T];

const how = (before: unknown, after: unknown): How => (!before ? 'added' : !after ? 'removed' : 'changed');

/** What is in one list and not the same in the other. Servers that nobody has named may share a key, and are paired in order. */
function compare<T>(before: readonly T[], after: readonly T[], keyOf: (part: T) => string): Pair<T>[] {
  const [then, now] = [Map.groupBy(before, keyOf), Map.groupBy(after, keyOf)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((key): Pair<T>[] => {
    const left = (now.get(key) ?? []).map((part) => ({ part, text: canonical(part) }));
    const gone = (then.get(key) ?? []).filter((part) => {
      const same = left.findIndex(({ text }) => text === canonical(part));
      if (same >= 0) left.splice(same, 1);
      return same < 0;
    });
    return [
      ...gone.map((part, at): Pair<T> => [part, left[at]?.part ?? null]),
      ...left.slice(gone.length).map(({ part }): Pair<T> => [null, part]),
    ];
  });
}
