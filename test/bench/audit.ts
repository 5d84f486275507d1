import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { keyOf } from '../../src/audit/seal.ts';
import { verify } from '../../src/audit/verify.ts';
import { makeRecord } from '../audit/chain.ts';
import { type Figure, figure, time } from './figure.ts';

const entries = 100_000;

/** Checking an exported record of 100,000 entries, against parsing its lines. */
export async function measureAudit(): Promise<Figure[]> {
  const key = keyOf(Buffer.alloc(32, 7));
  const folder = mkdtempSync(join(tmpdir(), 'preflight-bench-'));
  const file = join(folder, 'record.jsonl');
  try {
    writeFileSync(
      file,
      makeRecord(entries, key)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
    const lines = async function* () {
      for await (const line of createInterface(createReadStream(file, 'utf8'))) yield JSON.parse(line) as object;
    };
    const parse = await time(async () => {
      for await (const _ of lines());
    });
    const check = await time(async () => {
      const { holds } = await verify(lines(), key);
      if (!holds) throw new Error('The record does not hold.');
    });
    return [figure(`checking ${entries} entries, against parsing them (ms)`, check, parse, { most: 15 })];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
