import { expect, test } from 'vitest';
import { grantIn } from '../../src/graph/token-grant.ts';

const part = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
const tid = '12cce4b4-4ab8-40b7-be4d-f5d7742ec185';
const oid = '5d0c9d3e-2f4b-4a61-8a25-0b7a7c6f1e90';

test.each([
  [
    'with roles is of an application',
    jwt({ tid, oid, roles: ['Domain.Read.All'], name: 'ÿ?>' }),
    { kind: 'app', permissions: ['Domain.Read.All'], identity: oid },
  ],
  [
    'without roles and scopes is of an application that has none',
    jwt({ tid }),
    { kind: 'app', permissions: [], identity: null },
  ],
  [
    'with scopes is of a person, whatever roles they have in the application',
    jwt({ tid, oid, scp: 'User.Read  Domain.Read.All', roles: ['x'] }),
    { kind: 'person', permissions: ['User.Read', 'Domain.Read.All'] },
  ],
  ['without a tenant is opaque', jwt({ roles: ['Domain.Read.All'] }), { kind: 'opaque' }],
  ['whose claims are of another form is opaque', jwt({ tid, roles: 'Domain.Read.All' }), { kind: 'opaque' }],
  // What is shown as part of a command is an id and nothing else.
  ['whose object id is none is opaque', jwt({ tid, oid: 'x; rm -rf /' }), { kind: 'opaque' }],
  ['that is a list is opaque', jwt([tid]), { kind: 'opaque' }],
  ['that is null is opaque', jwt(null), { kind: 'opaque' }],
  ['of one part is opaque', 'EwB4A8l6BAAU', { kind: 'opaque' }],
  ['of garbage is opaque', 'a.b.c', { kind: 'opaque' }],
  ['that is empty is opaque', '', { kind: 'opaque' }],
])('a token %s', (_, token, grant) => {
  expect(grantIn(token)).toEqual(grant);
});
