import type { FactValues } from '../../../facts/facts.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'TLS 1.2 is enabled',
  severity: 'required',
  tools: 'both',
  why: 'Microsoft Entra ID accepts nothing older: Entra Connect 2.0 and later do not install without it, and the agent does not connect.',
  fix: [
    'Enable TLS 1.2 in the registry, then restart the server',
    'SCHANNEL\\Protocols\\TLS 1.2\\Client and \\Server: Enabled = 1, DisabledByDefault = 0',
    'HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319: SchUseStrongCrypto = 1',
    'Plan the change with care: it affects the whole forest',
  ],
  verify:
    'Registry values under HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2 and HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319',
  sources: [
    connectPrerequisites('Enable TLS 1.2 for Microsoft Entra Connect'),
    gateCheck('Mandatory upgrade deadline'),
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('TLS requirements'),
  ],
  needs: ['tls12Settings'],
  uses: ['restartedSinceTlsChange'],
  judge({ tls12Settings, restartedSinceTlsChange }) {
    const { client, server, strongCrypto } = tls12Settings;
    const wrong = [
      ...faultsOf('Client', client),
      ...faultsOf('Server', server),
      ...(strongCrypto === true ? [] : [`SchUseStrongCrypto is ${strongCrypto === null ? 'not set' : '0'}`]),
    ];
    const value = { ...tls12Settings };
    if (wrong.length > 0) return fail(`To change: ${showList(wrong)}.`, value);
    if (!restartedSinceTlsChange.ok)
      return unknown(
        'The settings are right; whether the server was restarted since they changed is not known.',
        'restartedSinceTlsChange',
        restartedSinceTlsChange,
      );
    return restartedSinceTlsChange.value
      ? pass('TLS 1.2 is enabled.', value)
      : fail('The settings are right, but they work only after a restart of the server.', value);
  },
});

/** What is absent is left to the operating system, which has TLS 1.2 on. */
function faultsOf(name: string, { enabled, disabledByDefault }: FactValues['tls12Settings']['client']): string[] {
  return [
    ...(enabled === false ? [`${name} Enabled is 0`] : []),
    ...(disabledByDefault === true ? [`${name} DisabledByDefault is 1`] : []),
  ];
}
