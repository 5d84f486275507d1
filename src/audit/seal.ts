import { createHash, createHmac, randomBytes } from 'node:crypto';
import { canonical } from '../review/canonical.ts';
import type { Entry, Head, KeptText, SealedEntry } from './entry.ts';

/** What the first entry has for the hash of the one before it. */
export const beginning = '0'.repeat(64);

/** SHA-256 over the canonical JSON of plain data. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

export interface AuditKey {
  /** Tells keys apart and gives none away. */
  readonly id: string;
  sign(what: string): string;
}

export function keyOf(secret: Uint8Array): AuditKey {
  const sign = (what: string) => createHmac('sha256', secret).update(what).digest('hex');
  return { id: sign('Preflight audit key').slice(0, 16), sign };
}

// What is signed begins with what it is, so that one kind of MAC can't be passed off as another.
const signEntry = (hash: string, key: AuditKey) => key.sign(`entry ${hash}`);
const signHead = ({ count, hash, mac }: Pick<Head, 'count' | 'hash' | 'mac'>, key: AuditKey) =>
  key.sign(`head ${canonical({ count, hash, mac })}`);

/** Closes an entry with its hash and, where there is a key, its MAC. */
export function sealEntry(entry: Omit<Entry, 'key'>, key: AuditKey | null): SealedEntry {
  const whole: Entry = { ...entry, key: key?.id ?? null };
  const hash = hashOf(whole);
  return { ...whole, hash, mac: key && signEntry(hash, key) };
}

/** Closes the record after its last entry. */
export function sealHead({ number, hash, mac }: Pick<SealedEntry, 'number' | 'hash' | 'mac'>, key: AuditKey | null) {
  const end = { count: number, hash, mac };
  return { ...end, key: key?.id ?? null, seal: key && signHead(end, key) } satisfies Head;
}

/** Whether an entry's hash is that of what it says, whatever else may stand in it. */
export const hasOwnHash = ({ hash, mac: _, ...whole }: SealedEntry): boolean => hashOf(whole) === hash;

export const hasOwnMac = ({ hash, mac }: SealedEntry, key: AuditKey): boolean => mac === signEntry(hash, key);

export const hasOwnSeal = (head: Head, key: AuditKey): boolean => head.seal === signHead(head, key);

/** A text as it is kept beside the chain, under a hash that only it and its salt give. */
export function keepText(text: string): KeptText {
  const salt = randomBytes(16).toString('base64url');
  return { hash: hashOf({ salt, text }), salt, text };
}

export const isUnchanged = ({ hash, salt, text }: KeptText): boolean => hashOf({ salt, text }) === hash;
