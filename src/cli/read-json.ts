import { readFileSync } from 'node:fs';
import { type ZodType, z } from 'zod';
import { UsageError } from './usage-error.ts';

/** Reads a JSON file through its schema. A UsageError names the file and the first thing in it that does not fit. */
export function readJson<T>(file: string, schema: ZodType<T>): T {
  const parsed = schema.safeParse(parse(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = z.core.toDotPath(issue?.path ?? []);
  throw new UsageError(`${file} does not fit${place && ` at ${place}`}: ${issue?.message}.`);
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `There is no file ${file}.` : `${file} can't be read (${code}).`);
  }
  try {
    // PowerShell writes a byte order mark ahead of UTF-8.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}
