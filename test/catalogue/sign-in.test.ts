import { expect, test } from 'vitest';
import blockedPassThroughUrls from '../../src/facts/answers/blocked-pass-through-urls.ts';
import closedPassThroughPorts from '../../src/facts/answers/closed-pass-through-ports.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

const id = 'sign-in.pta.connectivity';

test.each<[Change['facts'], string, string]>([
  [{}, 'pass', 'All of them are reached.'],
  [{ closedPassThroughPorts: ['8080 TCP'] }, 'pass', 'Everything is reached but 8080 TCP, which is optional.'],
  [{ closedPassThroughPorts: ['443 TCP', '8080 TCP'] }, 'fail', 'Closed: 443 TCP (all traffic with the service).'],
  [
    { blockedPassThroughUrls: ['autologon.microsoftazuread-sso.com'] },
    'fail',
    'Blocked: autologon.microsoftazuread-sso.com.',
  ],
  [
    { closedPassThroughPorts: ['80 TCP'], blockedPassThroughUrls: ['crl3.digicert.com', 'crl4.digicert.com'] },
    'fail',
    'Closed: 80 TCP (revocation lists). Blocked: crl3.digicert.com and crl4.digicert.com.',
  ],
])(`${id} with %o: %s`, (facts = {}, outcome, words) => {
  const { summary, ...found } = look(id, { profile: { signIn: 'passThrough' }, facts });
  expect([found.outcome, summary]).toEqual([outcome, words]);
});

test(`${id} only with pass-through authentication`, () => {
  expect(look(id, { profile: { signIn: 'passwordHash' } }).outcome).toBe('notApplicable');
  expect(look(id, { profile: { signIn: 'federation' } }).outcome).toBe('notApplicable');
});

test.each<[string, string[] | undefined]>([
  ['none', []],
  ['8080 is closed', ['8080 TCP']],
  ['80 443', ['80 TCP', '443 TCP']],
  ['tcp/443', ['443 TCP']],
  ['443 is open', undefined],
  ['9090', undefined],
])('the closed ports in %j', (text, closed) => {
  expect(read(closedPassThroughPorts, text)).toEqual(closed);
});

test.each<[string, string[] | undefined]>([
  ['nothing is blocked', []],
  ['autologon.microsoftazuread-sso.com', ['autologon.microsoftazuread-sso.com']],
  ['*.servicebus.windows.net ocsp.digicert.com', ['*.servicebus.windows.net', 'ocsp.digicert.com']],
  ['http://www.d-trust.net/crl', ['www.d-trust.net']],
  ['autologon', undefined],
  ['several', undefined],
])('the blocked names in %j', (text, blocked) => {
  expect(read(blockedPassThroughUrls, text)).toEqual(blocked);
});
