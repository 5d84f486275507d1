import { readAuditKey } from '../config.ts';
import { isGuid } from '../read-bot.ts';
import { CannotForget, type Forgotten, forgetPerson } from '../store/forget.ts';
import { readFlags } from './flags.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

/** `forget USER`: forgets who a person is, in everything that is kept. Returns the exit status. */
export async function forget(args: readonly string[]): Promise<number> {
  const { values: flags, positionals } = readFlags(
    args,
    { data: { type: 'string' }, also: { type: 'string', multiple: true, default: [] } },
    { positionals: true },
  );
  const [account = '', ...rest] = positionals;
  if (!isGuid(account) || rest.length > 0) throw new UsageError('forget takes one person, by their Entra object id.');
  if (flags.also.some((name) => name.trim().length < 3)) throw new UsageError('--also takes a whole name.');
  const auditKey = readAuditKey() ?? undefined;
  const forgotten = await withDatabase(flags.data, { readOnly: false }, async (database) => {
    try {
      return await forgetPerson(database, account, { also: flags.also, auditKey });
    } catch (error) {
      throw error instanceof CannotForget ? new UsageError(error.message) : error;
    }
  });
  console.log(tell(forgotten));
  return 0;
}

function tell(forgotten: Forgotten): string {
  if (forgotten.size === 0) return 'Nothing that is kept names this person.';
  const rows = [...forgotten].map(
    ([table, { deleted, changed }]) =>
      `${table}: ${[says(deleted, 'deleted'), says(changed, 'changed')].filter(Boolean).join(', ')}`,
  );
  return ['Forgotten. Rows by table:', ...rows].join('\n  ');
}

const says = (count: number, what: string) => (count > 0 ? `${count} ${what}` : '');
