import { expect, test } from 'vitest';
import { createRedactor } from '../src/redact.ts';

const redact = createRedactor([
  'Zk8Q~p/w "1"',
  '-----BEGIN PRIVATE KEY-----\nMIIabcdef\n-----END PRIVATE KEY-----',
  'db',
]);

test.each([
  ['as it is', 'password Zk8Q~p/w "1".', 'password [secret].'],
  ['inside JSON', JSON.stringify({ password: 'Zk8Q~p/w "1"' }), '{"password":"[secret]"}'],
  ['in an address', encodeURIComponent('Zk8Q~p/w "1"'), '[secret]'],
  ['in a form', new URLSearchParams({ client_secret: 'Zk8Q~p/w "1"' }).toString(), 'client_secret=[secret]'],
  ['line by line', 'read MIIabcdef\\n-----END', 'read [secret]\\n-----END'],
  ['as a token in a header', '"authorization":"Bearer opaque.1"', '"authorization":"Bearer [secret]"'],
  ['as a JSON Web Token', 'token eyJhbGciOi.eyJpc3Mi.c2ln, refused', 'token [secret], refused'],
  ['unless it is too short to be one', 'the db is down', 'the db is down'],
])('a secret is taken out, %s', (_, said, written) => {
  expect(redact(said)).toBe(written);
});
