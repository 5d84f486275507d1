import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { AuditRecord } from '../audit/entry.ts';
import { keyOf } from '../audit/seal.ts';
import { type Holds, type Verification, verify } from '../audit/verify.ts';
import { readAuditKey } from '../config.ts';
import { openAudit } from '../store/audit.ts';
import { readFlags } from './flags.ts';
import { UsageError } from './usage-error.ts';
import { withDatabase } from './with-database.ts';

/** `audit export FILE` and `audit verify [FILE]`: the record of everything that matters. Returns the exit status. */
export async function audit([action, ...args]: readonly string[]): Promise<number> {
  if (action === 'export') return exportRecord(args);
  if (action === 'verify') return verifyRecord(args);
  throw new UsageError('audit takes export or verify.');
}

async function exportRecord(args: readonly string[]): Promise<number> {
  const { values: flags, positionals } = readFlags(
    args,
    { data: { type: 'string' }, 'with-texts': { type: 'boolean', default: false } },
    { positionals: true },
  );
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('audit export takes one file to write.');
  const isExported = (record: AuditRecord) => flags['with-texts'] || 'entry' in record || 'head' in record;
  return withRecords(flags.data, async (records) => {
    const last = await write(file, records, isExported);
    const end = last && 'head' in last ? `, up to hash ${last.head.hash}` : '';
    console.log(`${last && 'head' in last ? entries(last.head.count) : 'A record without a head'} in ${file}${end}.`);
    return 0;
  });
}

/** Writes a line for each record, and nothing over a file that is there: it may be the one to compare with. Gives the last. */
async function write(
  file: string,
  records: AsyncIterable<AuditRecord>,
  isExported: (record: AuditRecord) => boolean,
): Promise<AuditRecord | undefined> {
  const target = await open(file, 'wx').catch(({ code }: NodeJS.ErrnoException) => {
    throw new UsageError(code === 'EEXIST' ? `${file} is there already.` : `${file} can't be written (${code}).`);
  });
  try {
    let last: AuditRecord | undefined;
    let lines: string[] = [];
    const flush = async () => {
      await target.appendFile(lines.join(''));
      lines = [];
    };
    for await (const record of records) {
      if (!isExported(record)) continue;
      last = record;
      lines.push(`${JSON.stringify(record)}\n`);
      if (lines.length === 1000) await flush();
    }
    await flush();
    await target.close();
    return last;
  } catch (error) {
    await target.close();
    await rm(file, { force: true });
    throw error;
  }
}

async function verifyRecord(args: readonly string[]): Promise<number> {
  const { values: flags, positionals } = readFlags(args, { data: { type: 'string' } }, { positionals: true });
  const [file, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('audit verify takes at most one file.');
  if (file !== undefined && flags.data !== undefined)
    throw new UsageError('audit verify takes a file or --data, not both.');
  const secret = readAuditKey();
  const key = secret && keyOf(secret);
  if (file === undefined) return withRecords(flags.data, async (records) => tell(await verify(records, key), true));
  return tell(await verify(readLines(file), key), false);

  function tell(result: Verification, isStore: boolean): number {
    console.log(result.holds ? tellHolds(result, key !== null, isStore) : result.why);
    if (result.holds) return 0;
    return result.kind === 'otherKey' ? 1 : 2;
  }
}

/** What was checked, and what was not. */
function tellHolds({ count, hash, sealedFrom, texts }: Holds, hasKey: boolean, isStore: boolean): string {
  if (count === 0) return 'The record is empty.';
  const all = texts.kept + texts.removed;
  const macs = !hasKey
    ? 'AUDIT_KEY is not set, so only order and hashes were checked: whoever can write them all could have made them all anew.'
    : sealedFrom === 1
      ? 'Order, hashes and MACs were checked.'
      : `Order and hashes were checked, and the MACs from entry ${sealedFrom} on; the entries before it carry none of this key and are held by its hash.`;
  const kept =
    all === 0
      ? []
      : texts.kept === 0 && !isStore
        ? ['The file has no texts in it.']
        : [`Texts: ${texts.kept} unchanged, ${texts.removed} removed.`];
  return [`The record holds: ${entries(count)}, up to hash ${hash}.`, macs, ...kept].join('\n');
}

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** Hands out the store's record. Nothing in it is changed. */
function withRecords(
  data: string | undefined,
  use: (records: AsyncIterable<AuditRecord>) => Promise<number>,
): Promise<number> {
  return withDatabase(data, { readOnly: true }, async ({ queries }) => {
    try {
      return await use(openAudit(queries).records());
    } catch (error) {
      // PostgreSQL's code for a table that is not there, beneath the query that asked for it.
      if (((error as Error).cause as { code?: string } | undefined)?.code === '42P01')
        throw new UsageError('The store has no audit record: only an earlier version of Preflight has used it.');
      throw error;
    }
  });
}

/** The lines of an exported file. One that is no JSON object stands for a record that is none. */
async function* readLines(file: string): AsyncGenerator<object, void> {
  const stream = createReadStream(file, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) yield parse(line);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} can't be read (${code}).`);
  }
}

function parse(line: string): object {
  try {
    const record: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    return typeof record === 'object' && record !== null ? record : {};
  } catch {
    return {};
  }
}
