import type { Mentioned } from './commands.ts';
import type { Intent, IntentOf } from './intent.ts';

const guid = /[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/gi;

/** `@Alex @Megan`, `group <object id>`, both, `everyone` or `none`, and `for this review`. Anything else only asks. */
export function readRole(role: IntentOf<'role.set'>['role'], words: string, mentioned: readonly Mentioned[]): Intent {
  const [, said = words, forReview] = /^(.*?)( for this review)?$/i.exec(words) ?? [];
  const groups = [...new Set(said.match(guid)?.map((id) => id.toLowerCase()))];
  const everyone = /^(everyone|everybody|all)$/i.test(said);
  const isClear = everyone || groups.length > 0 || mentioned.length > 0 || /^(none|nobody)$/i.test(said);
  if (!isClear) return { kind: 'roles.show' };
  const accounts = mentioned.map(({ account }) => account);
  return { kind: 'role.set', role, everyone, accounts, groups, forReview: forReview !== undefined };
}
