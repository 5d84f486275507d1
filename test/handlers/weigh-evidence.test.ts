import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import { defaultProfile, scanScope } from '../../src/facts/profile.ts';
import { drawPicture } from '../../src/handlers/picture.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import { weighEvidence } from '../../src/handlers/weigh-evidence.ts';
import type { Dossier } from '../../src/review/dossier.ts';
import type { TenantReading } from '../../src/review/tenant-reading.ts';
import type { Waiver } from '../../src/review/waiver.ts';

const now = new Date('2026-11-20T12:00:00Z');
const by = { id: 'adele', name: 'Adele Vance' };

const waiver: Waiver = {
  id: 'w',
  revision: 2,
  check: 'ad.recycle-bin',
  object: null,
  reason: 'The forest goes.',
  until: '2026-11-30',
  requested: { by, at: now.toISOString() },
  state: 'granted',
  granted: { by, at: now.toISOString(), because: '' },
  decided: null,
  thread: 't',
};
const reading: TenantReading = {
  asOf: now,
  scope: scanScope(defaultProfile),
  facts: {},
  graph: { requests: 0, roundTrips: 0 },
};
const dossier = (waivers: readonly Waiver[] = [waiver]): Dossier => ({
  review: {
    id: 'r',
    conversationId: 'c',
    name: 'R',
    profile: defaultProfile,
    revision: 1,
    createdAt: now,
    archivedAt: null,
  },
  reading,
  answers: { site: {}, subjects: {} },
  told: [],
  waivers,
});

const portsAt = (time: Date) =>
  ({
    catalogue,
    catalogueVersion: 'v1',
    now: () => time,
    hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    facts: { combine, asked: askedFacts, attestable: new Map() },
  }) as unknown as Ports;

test('what a decision is bound to is hashed in a form that gives the hash again', () => {
  const ports = portsAt(now);
  const one = dossier();
  const { hash, text, evidence } = weighEvidence(one, drawPicture(one, reading, ports), ports);
  expect(hash).toBe(ports.hash(text));
  expect(JSON.parse(text)).toEqual(evidence);
});

test('a waiver counts while it is in force: when it has ended, a decision rests on something else', () => {
  const at = (time: string, waivers?: readonly Waiver[]) => {
    const ports = portsAt(new Date(time));
    const one = dossier(waivers);
    return weighEvidence(one, drawPicture(one, reading, ports), ports).hash;
  };
  expect(at('2026-11-30T23:59:00Z')).toBe(at('2026-11-20T12:00:00Z'));
  expect(at('2026-12-01T00:00:00Z')).not.toBe(at('2026-11-20T12:00:00Z'));
  expect(at('2026-12-01T00:00:00Z')).toBe(at('2026-11-20T12:00:00Z', []));
  expect(at('2026-11-20T12:00:00Z', [{ ...waiver, state: 'requested' }])).toBe(at('2026-11-20T12:00:00Z', []));
});

test('the same picture is drawn for many who ask at once, but not over a waiver that has changed', () => {
  const ports = portsAt(now);
  const before = dossier();
  const picture = drawPicture(before, reading, ports);
  expect(drawPicture({ ...before }, reading, ports).assessment).toBe(picture.assessment);
  expect(drawPicture({ ...before, waivers: [] }, reading, ports).assessment).not.toBe(picture.assessment);
});
