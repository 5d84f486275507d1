import { expect, test } from 'vitest';
import { parseServers } from '../../src/facts/parse/servers.ts';

const read = (text: string) => {
  const found = parseServers(text);
  return 'because' in found ? found.because : found.servers.map(({ role, name }) => `${role} ${name}`);
};

test.each<[string, string[]]>([
  ['active: SYNC01', ['active SYNC01']],
  ['Active: SYNC01\nStaging: SYNC02', ['active SYNC01', 'staging SYNC02']],
  ['active: SYNC01; staging: SYNC02', ['active SYNC01', 'staging SYNC02']],
  ['AD FS: STS01, STS02', ['adfs STS01', 'adfs STS02']],
  ['adfs = sts01 and sts02', ['adfs sts01', 'adfs sts02']],
  [
    'ADFS servers: STS01\r\nWeb Application Proxy: WAP01\r\nSQL Server: SQL01',
    ['adfs STS01', 'wap WAP01', 'sql SQL01'],
  ],
  ['Web Application Proxies: WAP01 & WAP02', ['wap WAP01', 'wap WAP02']],
  ['wap servers: WAP01', ['wap WAP01']],
  ['sync: SYNC01\nsync server: SYNC02', ['active SYNC01', 'active SYNC02']],
  ['Federation servers: sts01.contoso.local', ['adfs sts01.contoso.local']],
  ['agents: AG1, AG2, AG3', ['agent AG1', 'agent AG2', 'agent AG3']],
  ['- Provisioning agent: AG1\n* staging server: S2.', ['agent AG1', 'staging S2']],
  ['active:\nstaging: SYNC02', ['staging SYNC02']],
  ['', []],
  ['none', []],
])('%j', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['SYNC01', 'one role per line'],
  ['domain controller: DC01', 'The roles are active, staging, agent, AD FS, WAP and SQL Server.'],
  ['active: SYNC01, SYNC01', '“SYNC01” is named twice: give each server a name of its own.'],
  ['active: SYNC01\nactive: sync01', '“sync01” is named twice'],
  ['active: SYNC01\nstaging: sync01', '“SYNC01” stands in two roles: name each server in one role only.'],
  ['active: SYNC01 SYNC02', '“SYNC01 SYNC02” is no name of a server: names have no spaces'],
  ['active: <at>Everyone</at>', 'is no name of a server'],
  [`active: ${'x'.repeat(101)}`, 'at most 100 characters'],
])('%j is refused: %s', (text, because) => {
  expect(read(text)).toContain(because);
});

const many = (count: number) => `active: ${Array.from({ length: count }, (_, n) => `SYNC${n}`).join(', ')}`;

test('50 servers are taken and 51 are not', () => {
  expect(read(many(50))).toHaveLength(50);
  expect(read(many(51))).toBe('These are 51 servers; Preflight takes at most 50.');
  expect(read(`${many(50)}\nstaging: ONE`)).toBe('These are 51 servers; Preflight takes at most 50.');
});
