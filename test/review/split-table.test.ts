import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTable } from '../../src/review/split-table.ts';
import type { Subject } from '../../src/review/subjects.ts';

const servers: Subject[] = [
  { id: 'active-1', name: 'SYNC01' },
  { id: 'staging-1', name: 'sync02.contoso.com' },
  { id: 'staging-2', name: 'SYNC03' },
];
const forests: Subject[] = [
  { id: 'forest-1', name: 'contoso.com' },
  { id: 'forest-2', name: 'fabrikam.com' },
];

/** Each part under the id of its subject. */
const split = (text: string, subjects = servers) => {
  const table = splitTable(text, subjects);
  return table && Object.fromEntries(table.parts.map((part) => [part.subject.id, part.text]));
};
const three = { 'active-1': '528040', 'staging-1': '461808', 'staging-2': '528049' };

test.each([
  ['tabs', 'SYNC01\t528040\nSYNC02\t461808\nSYNC03\t528049'],
  ['commas', 'sync01,528040\nsync02,461808\nsync03,528049'],
  ['semicolons', 'SYNC01; 528040\r\nSYNC02; 461808\r\nSYNC03; 528049'],
  ['colons', 'SYNC01: 528040\nSYNC02 : 461808\nSYNC03:528049'],
  ['pipes', 'SYNC01 | 528040\nSYNC02 | 461808\nSYNC03 | 528049'],
  ['spaces', '  SYNC01    528040\n  SYNC02    461808\n\n  SYNC03    528049\n'],
  ['one space', 'SYNC01 528040\nSYNC02 461808\nSYNC03 528049'],
  ['the names of domains too', 'sync01.contoso.com: 528040\nSYNC02.: 461808\nSync03.Contoso.Com: 528049'],
  ['Markdown', '| Server | Release |\n|---|---|\n| SYNC01 | 528040 |\n| SYNC02 | 461808 |\n| SYNC03 | 528049 |'],
  ['PowerShell', 'Name   Release\n----   -------\nSYNC01  528040\nSYNC02  461808\nSYNC03  528049\n\n'],
  ['a prompt', 'PS C:\\> $all | ft\n\nName   Release\n----   -------\nSYNC01  528040\nSYNC02  461808\nSYNC03  528049'],
  ['quotes', '"Server","Release"\n"SYNC01","528040"\n"SYNC02","461808"\n"SYNC03","528049"'],
  ['bullets', '- SYNC01: 528040\n- SYNC02: 461808\n- SYNC03: 528049'],
  ['values on lines of their own', 'SYNC01:\n528040\n\nSYNC02:\n461808\nSYNC03\n528049'],
])('a table with %s', (_, text) => {
  expect(split(text)).toEqual(three);
});

test('what follows a name up to the next one belongs to it', () => {
  const list = 'MachinePolicy Undefined\nLocalMachine RemoteSigned';
  expect(split(`SYNC01:\n\n${list}\n\nSYNC02: all open\nSYNC01 too`)).toEqual({
    'active-1': `${list}\n\ntoo`,
    'staging-1': 'all open',
  });
});

test.each([
  ['one name', 'SYNC01: 528040\nSYNC04: 528040'],
  ['no name', '528040'],
  ['a list of servers', 'SYNC01\nSYNC02\nSYNC03'],
  ['a list of servers on one line', 'SYNC01, SYNC02, SYNC03'],
  ['a list of servers in two columns', 'SYNC01, SYNC02\nSYNC03, sync01.contoso.com'],
  ['names inside the lines', 'The release of SYNC01 is 528040\nThe release of SYNC02 is 528040'],
  ['accounts of the servers', 'SYNC01\\Administrators\nSYNC02\\Administrators'],
  ['other hosts that begin alike', 'SYNC01-old: 1\nSYNC02-old: 2'],
  ['the output of something that names them', 'Testing\nthe farm\nnow\nSYNC01 ok\nSYNC02 ok'],
  ['nothing', ''],
])('%s is no table', (_, text) => {
  expect(split(text)).toBeNull();
});

test('a domain is named in full: CONTOSO is its NetBIOS name', () => {
  expect(split('CONTOSO: 1\nFABRIKAM: 2', forests)).toBeNull();
  expect(split('contoso.com: 1\nFabrikam.com: 2', forests)).toEqual({ 'forest-1': '1', 'forest-2': '2' });
});

test('two servers of one host name are told apart by their domains only', () => {
  const twins = ['sync01.contoso.com', 'sync01.fabrikam.com', 'sync02.fabrikam.com'].map((name, index) => ({
    id: `active-${index + 1}`,
    name,
  }));
  expect(split('SYNC01: 1\nSYNC02: 2', twins)).toBeNull();
  expect(split('sync01.contoso.com: 1\nsync01.fabrikam.com: 2', twins)).toEqual({ 'active-1': '1', 'active-2': '2' });
});

test('a server with two roles is named once, and its answer holds for both', () => {
  const both = [...servers, { id: 'agent-1', name: 'sync01' }];
  expect(split('SYNC01: 1\nSYNC03: 2', both)).toEqual({ 'active-1': '1', 'agent-1': '1', 'staging-2': '2' });
  expect(split('SYNC01: 1\nSYNC01: 2', both)).toBeNull();
});

test('a name may have several words, and may begin like another', () => {
  const named = ['Branch', 'Branch office 1', 'Branch office 10'].map((name, index) => ({
    id: `active-${index}`,
    name,
  }));
  expect(split('branch: 1\nBranch office 10: 3\nBranch office 1   2', named)).toEqual({
    'active-0': '1',
    'active-2': '3',
    'active-1': '2',
  });
});

test('a name with nothing behind it is there, so that somebody can say so', () => {
  expect(split('SYNC01: 528040\nSYNC02:\nSYNC03')).toEqual({ 'active-1': '528040', 'staging-1': '', 'staging-2': '' });
});

test('a server that is not among them is named, and its line is not lost', () => {
  const table = splitTable('SYNC01: 528040\nSYNC04: 528049\nSYNC02: 461808', servers);
  expect(table?.strangers).toEqual(['SYNC04']);
  expect(splitTable('SYNC00 1\nSYNC01 2\nSYNC02 3', servers)?.strangers).toEqual(['SYNC00']);
  expect(splitTable('SYNC01: a\nRelease2 : 528040\nSYNC02: b', servers)?.strangers).toEqual([]);
});

test('what stands above the names is told, unless a rule says that it is a head', () => {
  expect(splitTable('SYNCO1: 1\nSYNC02: 2\nSYNC03: 3', servers)?.head).toEqual({ name: 'SYNCO1', text: '1' });
  expect(splitTable('Name Release\n---- ----\nSYNC01 1\nSYNC02 2', servers)?.head).toBeNull();
  expect(splitTable('SYNC01 1\nSYNC02 2', servers)?.head).toBeNull();
});

test('only a tab, a pipe, or a colon with a space tells a table from a list of names', () => {
  const isSetOff = (text: string) => splitTable(text, servers)?.isSetOff;
  expect(isSetOff('SYNC01\ta.example\nSYNC02\tb.example')).toBe(true);
  expect(isSetOff('SYNC01: a.example\nSYNC02:\nb.example')).toBe(true);
  expect(isSetOff('SYNC01 | a.example\nSYNC02 | b.example')).toBe(true);
  for (const separator of [', ', '; ', '  ', ':'])
    expect(isSetOff(`SYNC01${separator}443\nSYNC02${separator}443`), separator).toBe(false);
});

const label = fc.stringMatching(/^[a-z]{1,8}$/);
/** Lines of which none begins with a name: names have digits only behind their hyphen. */
const value = fc
  .array(fc.stringMatching(/^[ \t,;:|]{0,2}[a-zA-Z0-9][a-zA-Z0-9 .,:;=\\/"()]{0,20}$/), { minLength: 1, maxLength: 4 })
  .map((lines) =>
    lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
  )
  .filter((text) => text.replace(/[\s,;:|"]/g, '') !== '' && !/^"[^"]*"$/.test(text) && !/^[,;:|]/.test(text));

test('what was joined is split into the same parts', () => {
  const rows = fc.uniqueArray(fc.record({ label, value, isQualified: fc.boolean() }), {
    minLength: 2,
    maxLength: 8,
    selector: (row) => row.label,
  });
  const separator = fc.constantFrom('\t', ', ', '; ', ': ', '   ', ':\n', '\n', ' ');
  fc.assert(
    fc.property(rows, separator, fc.constantFrom('\n', '\r\n', '\n\n'), (all, between, end) => {
      const subjects = all.map((row, index) => ({ id: `active-${index + 1}`, name: `srv-${row.label}-x` }));
      const text = all
        .map((row, index) => {
          const name = subjects[index]?.name ?? '';
          return `${row.isQualified ? `${name}.contoso.com` : name.toUpperCase()}${between}${row.value}`;
        })
        .join(end);
      expect(splitTable(text, subjects)?.parts).toEqual(
        all.map((row, index) => ({ subject: subjects[index], text: row.value })),
      );
    }),
  );
});

test('a list of names is never a table, and nothing that can be typed throws', () => {
  const name = fc.constantFrom(...servers.map((one) => one.name), 'sync03.contoso.com', 'sync01');
  const separators = fc.constantFrom('\n', ', ', ' ', ';', '\r\n', ',\n', '\t');
  fc.assert(
    fc.property(fc.array(fc.tuple(name, separators), { maxLength: 12 }), (all) => {
      expect(splitTable(all.flat().join(''), servers)).toBeNull();
    }),
  );
  const piece = fc.constantFrom(
    'SYNC01',
    'sync02',
    ':',
    '|',
    '"',
    '\n',
    '\t',
    ' ',
    '---',
    'x',
    '528040',
    'İ',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (all) => {
      const table = splitTable(all.join(''), servers);
      const ids = table?.parts.map(({ subject }) => subject.id) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).not.toBe(1);
    }),
  );
});
