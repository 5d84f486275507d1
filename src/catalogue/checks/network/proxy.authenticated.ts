import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { writeProxyBlock } from '../../proxy-block.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'An authenticating proxy uses a domain service account',
  severity: 'required',
  tools: 'connect',
  when: ({ proxy }) => proxy === 'authenticated',
  why: 'The proxy is told who is there by the account of the sync service, so that account has to be in the domain.',
  fix: [
    'Take the path with custom settings and name a service account of the domain',
    'In machine.config: enabled="true" and useDefaultCredentials="true" on defaultProxy',
  ],
  fixFor: (profile) => [writeProxyBlock(profile)],
  verify: 'The plan of the installation, and the defaultProxy element in machine.config',
  sources: [connectPrerequisites('Connectivity')],
  needs: ['syncServiceAccountInDomain', 'machineConfigProxy'],
  judge({ syncServiceAccountInDomain: inDomain, machineConfigProxy: block }, { profile: { settings } }) {
    const gaps = [
      ...(settings === 'custom' ? [] : ['express settings do not let one name the service account']),
      ...(inDomain ? [] : ['the service account is not in the domain']),
      ...(block?.enabled && block.useDefaultCredentials
        ? []
        : ['machine.config has no defaultProxy that is enabled with useDefaultCredentials']),
    ];
    const value = { settings, inDomain, machineConfig: block };
    return gaps.length > 0
      ? fail(`Not ready: ${showList(gaps)}.`, value)
      : pass('The service account is in the domain, and machine.config lets it sign in to the proxy.', value);
  },
});
