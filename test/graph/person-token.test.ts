import { expect, test } from 'vitest';
import { doubtToken } from '../../src/graph/person-token.ts';

const now = new Date('2026-11-20T12:00:00Z');
const seconds = now.getTime() / 1000;
const tid = '11111111-1111-4111-8111-11111111111a';
const oid = 'aaaaaaaa-0000-4000-8000-000000000001';
const tokenOf = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const good = { tid, oid, exp: seconds + 1 };

test.each<[string, string, string | null]>([
  ['theirs, for the tenant, and not over', tokenOf(good), null],
  ['in other case', tokenOf({ ...good, tid: tid.toUpperCase(), oid: oid.toUpperCase() }), null],
  ['of someone else', tokenOf({ ...good, oid: tid }), 'otherPerson'],
  ['for another tenant', tokenOf({ ...good, tid: oid }), 'otherTenant'],
  ['over since this moment', tokenOf({ ...good, exp: seconds }), 'expired'],
  ['silent on the person', tokenOf({ tid, exp: seconds + 1 }), 'unreadable'],
  ['silent on the tenant', tokenOf({ oid, exp: seconds + 1 }), 'unreadable'],
  ['silent on its end', tokenOf({ tid, oid }), 'unreadable'],
  ['no JSON', 'h.e30x.s', 'unreadable'],
  ['opaque', 'opaque', 'unreadable'],
  ['empty', '', 'unreadable'],
])('a token that is %s', (_, token, doubt) => {
  expect(doubtToken(token, { personId: oid, tenantIds: [tid] }, now)).toBe(doubt);
});

test('a token has to be for every tenant that is meant, and for one at least', () => {
  const of = (...tenantIds: string[]) => doubtToken(tokenOf(good), { personId: oid, tenantIds }, now);
  expect([of(tid, tid), of(tid, oid), of()]).toEqual([null, 'otherTenant', 'otherTenant']);
});
