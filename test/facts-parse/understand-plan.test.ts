import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileSchema } from '../../src/facts/profile.ts';
import { understandPlan } from '../../src/facts/understand-plan.ts';
import { profileFields } from '../../src/protocol/profile-fields.ts';

const read = (name: string, text: string): unknown => {
  const field = profileFields.find((one) => one.name === name);
  if (!field) throw new Error(`There is no field ${name}`);
  const understood = understandPlan(field, text);
  return understood.kind === 'value' ? understood.value : understood.accepts;
};

test.each<[string, string, unknown]>([
  ['tool', 'cloud sync', 'cloud'],
  ['tool', 'Entra Connect Sync', 'connect'],
  ['tool', 'azure ad connect', 'connect'],
  ['tool', 'Azure AD Connect cloud sync', 'cloud'],
  ['tool', 'connect', 'connect'],
  ['installation', 'new', 'fresh'],
  ['installation', 'upgrade', 'upgrade'],
  ['installation', 'upgrade from dirsync', 'dirsync'],
  ['settings', 'Custom.', 'custom'],
  ['signIn', 'PHS', 'passwordHash'],
  ['signIn', 'pass-through', 'passThrough'],
  ['signIn', 'ADFS', 'federation'],
  ['scoping', 'OUs', 'organizationalUnit'],
  ['scoping', 'by group', 'group'],
  ['scoping', 'everything', 'all'],
  ['installingAccount', ' installer@contoso.com ', 'installer@contoso.com'],
  ['installingAccount', '', null],
  ['installingAccount', 'none', null],
  ['installingAccountUsesMfa', 'No', false],
  ['upnSuffixes', '@contoso.com  fabrikam.com, Contoso.COM.', ['contoso.com', 'fabrikam.com']],
  ['upnSuffixes', '', []],
  ['objectsInScope', '12,000', 12_000],
  ['objectsInScope', '12 000 objects', 12_000],
  ['objectsInScope', '12.000', 12_000],
  ['objectsInScope', '12k', 12_000],
  ['objectsInScope', 'I don’t know', null],
  ['objectsInScope', '0', 0],
  ['objectsInScope', '', null],
  ['targetDate', '31 December 2026', '2026-12-31'],
  ['targetDate', '', null],
  ['targetDate', 'none', null],
  ['database', 'SQL Server Express', 'localDb'],
  ['database', 'full SQL server', 'sqlServer'],
  ['sqlServerPlace', 'another server', 'remote'],
  ['proxy', 'none', 'none'],
  ['proxy', 'with authentication', 'authenticated'],
  ['proxyAddress', 'http://Proxy.contoso.com:8080/', 'proxy.contoso.com:8080'],
  ['proxyAddress', '10.0.0.1:3128', '10.0.0.1:3128'],
  ['proxyAddress', 'none', null],
  ['federationSetup', 'ad fs', 'adfs'],
  ['federationSetup', 'ping', 'pingFederate'],
  ['adfsCertificate', 'internal', 'private'],
  ['gmsa', 'own', 'custom'],
  ['cloud', 'GCC High', 'usgov-l4'],
  ['cloud', '21Vianet', 'china'],
  ['forests', 'contoso.local and fabrikam.local', ['contoso.local', 'fabrikam.local']],
  ['forests', '- contoso.local\n- fabrikam.local', ['contoso.local', 'fabrikam.local']],
  ['domains', 'none', []],
  ['domains', '', []],
])('%s: %j is understood', (name, text, value) => {
  expect(read(name, text)).toEqual(value);
});

test.each([
  ['tool', '', 'Accepted: one of "Entra Connect Sync" or "Entra Cloud Sync".'],
  ['tool', 'entra', 'Accepted: one of'],
  ['signIn', 'I don’t know', 'Accepted: one of "Password hash synchronization", "Pass-through authentication"'],
  ['installingAccount', 'two accounts', 'one user principal name or object id'],
  ['installingAccount', `${'x'.repeat(321)}`, 'one user principal name or object id'],
  ['installingAccountUsesMfa', 'perhaps', 'Accepted: yes or no.'],
  ['upnSuffixes', 'contoso', 'DNS names such as contoso.com'],
  ['upnSuffixes', Array.from({ length: 201 }, (_, n) => `d${n}.com`).join(' '), 'DNS names'],
  ['objectsInScope', 'about 500', 'Accepted: a whole number such as 12000 or 12,000, or nothing.'],
  ['objectsInScope', '-1', 'a whole number'],
  ['objectsInScope', '2.5', 'a whole number'],
  ['targetDate', '03/04/2026', 'Accepted: a date such as 2026-12-31'],
  ['targetDate', '2026-02-30', 'Accepted: a date'],
  ['proxyAddress', 'proxy.contoso.com', 'a host and a port such as proxy.contoso.com:8080'],
  ['proxyAddress', 'proxy.contoso.com:0', 'a host and a port'],
  ['proxyAddress', 'proxy.contoso.com:65536', 'a host and a port'],
  ['forests', 'contoso.local, Contoso.local', '“Contoso.local” is named twice: give each forest a name of its own.'],
  ['domains', 'a b', '“a b” is no name of a domain'],
  ['servers', 'SYNC01', 'one role per line'],
])('%s: %j is not, and the sentence says why or what is', (name, text, words) => {
  expect(read(name, text)).toContain(words);
});

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'active',
        'AD FS',
        ':',
        '=',
        ';',
        ',',
        '\n',
        'SYNC01',
        'a.b',
        '@',
        ' and ',
        '8080',
        'none',
        '\0',
        '\ud800',
        '-',
        '.',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);
const subjectFields = new Set(['servers', 'forests', 'domains']);

describe.each(profileFields)('$name', (field) => {
  test('nothing that can be typed throws, and what is understood fits the profile', () => {
    fc.assert(
      fc.property(texts, (typed) => {
        const understood = understandPlan(field, typed);
        if (understood.kind === 'notUnderstood') expect(understood.accepts).toMatch(/^\S.*\.$/s);
        else if (!subjectFields.has(field.name))
          expect(profileSchema.shape[field.name].safeParse(understood.value).success).toBe(true);
        else expect((understood.value as unknown[]).length).toBeLessThanOrEqual(50);
      }),
      { numRuns: 200 },
    );
  });

  test('every choice is understood by its value, its title and each of its other names', () => {
    if (field.input.kind !== 'choice') return;
    for (const { value, title, also = [] } of field.input.choices)
      for (const name of [value, title, ...also]) expect(read(field.name, name), name).toBe(value);
  });
});
