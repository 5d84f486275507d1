import { expect, it } from 'vitest';
import { tellHow } from '../../src/cards/finding-out.ts';

it.each([
  'Get-ADForest | Select ForestMode',
  "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft').Release",
  '[bool](Get-ADObject -Filter "x")',
  '$PSVersionTable.PSVersion',
  "'Domain Admins' | % { Get-ADGroupMember $_ }",
  "SELECT SERVERPROPERTY('Collation')",
  'certutil -store my THUMBPRINT',
  'w32tm /query /status',
])('shows %s as a command', (how) => {
  expect(tellHow(how)).toMatchObject({ places: [], font: 'Monospace' });
});

it.each([
  'The plan of the installation: the wizard asks for it on the path with custom settings',
  'Entra admin center > Entra Connect > Cloud Sync > Agents',
  'On the server: Internet Options > Security > Trusted sites > Sites',
])('shows %s as a place', (how) => {
  expect(tellHow(how)).toEqual({ places: [], how, font: 'Default' });
});

it('keeps the place out of the command, so that the command can be copied', () => {
  expect(tellHow('On the Entra Connect server: (Get-ADSyncEntraConnectorCredential).ConnectorIdentityType')).toEqual({
    places: [{ place: 'On the Entra Connect server:' }],
    how: '(Get-ADSyncEntraConnectorCredential).ConnectorIdentityType',
    font: 'Monospace',
  });
});
