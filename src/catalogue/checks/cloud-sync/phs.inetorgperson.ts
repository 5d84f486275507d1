import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showNumber } from '../../words.ts';

export default defineCheck({
  title: 'No InetOrgPerson relies on password hash sync',
  severity: 'required',
  tools: 'cloud',
  when: ({ signIn }) => signIn === 'passwordHash',
  why: 'Cloud Sync does not synchronize the password hashes of InetOrgPerson objects, so that they cannot sign in.',
  fix: ['Make them user objects', 'Entra Connect does not synchronize their password hashes either'],
  verify: "@(Get-ADObject -LDAPFilter '(objectClass=inetOrgPerson)' -ResultPageSize 1000).Count",
  sources: [cloudSyncPrerequisites('Known limitations: password hash sync')],
  needs: ['inetOrgPersonCount'],
  judge({ inetOrgPersonCount: count }) {
    if (count === 0) return pass('No InetOrgPerson relies on it.', { count });
    return fail(`${showNumber(count)} InetOrgPerson ${count === 1 ? 'object relies' : 'objects rely'} on it.`, {
      count,
    });
  },
});
