import { readConnectionTests } from './connection-tests.ts';
import { saysNone } from './none.ts';

/** A DNS name as lists have it, `*.` for any below. */
export const hostPattern = /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9-]+)+$/;

/**
 * What people answer when they are asked which names are blocked or not found: `none`, a list of names or URLs,
 * the output of `Test-NetConnection`, or the errors of `Resolve-DnsName`. Names come out in lower case, each once.
 */
export function parseClosedHosts(text: string): string[] | undefined {
  if (saysNone(text)) return [];
  const tests = readConnectionTests(text);
  const hosts = tests
    ? tests.filter(({ open }) => !open).map(({ host }) => host.toLowerCase())
    : (readUnresolved(text) ??
      text
        .split(/[\s,;]+/)
        .filter((word) => word !== '' && word !== 'and')
        .map(toHost));
  if (!hosts.every((host) => hostPattern.test(host)) || (!tests && hosts.length === 0)) return undefined;
  return [...new Set(hosts)];
}

/** The names in errors such as `Resolve-DnsName : contoso.local : DNS name does not exist`. */
function readUnresolved(text: string): string[] | null {
  const errors = [...text.matchAll(/Resolve-DnsName\s*:\s*(\S+)\s*:/gi)];
  return errors.length > 0 ? errors.map(([, host = '']) => host.toLowerCase()) : null;
}

const toHost = (word: string) =>
  word
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/].*$/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
