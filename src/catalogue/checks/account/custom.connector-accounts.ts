import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, integrationPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'AD DS Connector, ADSync service and Entra Connector accounts are decided',
  severity: 'informational',
  tools: 'connect',
  when: ({ settings }) => settings === 'custom',
  why: 'The path with custom settings asks for each of them, and the ADSync service account cannot be changed after the installation.',
  fix: ['Name each account, or leave it to the wizard'],
  verify: 'The plan of the installation',
  sources: [connectPrerequisites('Accounts'), integrationPrerequisites('Accounts')],
  needs: ['adDsConnectorAccount', 'adSyncServiceAccount', 'entraConnectorAccount'],
  judge({ adDsConnectorAccount, adSyncServiceAccount, entraConnectorAccount }) {
    const accounts = [
      { role: 'AD DS Connector', name: adDsConnectorAccount },
      { role: 'ADSync service', name: adSyncServiceAccount },
      { role: 'Entra Connector', name: entraConnectorAccount },
    ];
    const undecided = accounts.filter(({ name }) => name === '').map(({ role }) => role);
    const value = { adDsConnectorAccount, adSyncServiceAccount, entraConnectorAccount };
    return undecided.length > 0
      ? fail(`Not decided yet: ${showList(undecided)}.`, value)
      : pass(`${accounts.map(({ role, name }) => `${role}: ${name}`).join('; ')}.`, value);
  },
});
