import { defineCheck } from '../../define.ts';
import { heldDirectly, noSuchUser } from '../../installing-account.ts';
import { pass, warning } from '../../outcome.ts';
import { roles } from '../../roles.ts';
import { gateCheck, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The Health agent installs enabled, since the account is Global Administrator',
  severity: 'informational',
  tools: 'connect',
  why: 'With a disabled Health agent nobody sees in the admin center how synchronization is doing.',
  fix: [
    'Register Connect Health after the installation',
    'On the Entra Connect server: Register-MicrosoftEntraConnectHealthAgent',
  ],
  verify: 'Entra admin center > Entra Connect > Connect Health lists the server',
  sources: [
    gateCheck('Admin role for the install itself'),
    gateCheck("Disabled Health Agent because Hybrid Identity Admin wasn't enough"),
    learn2026.healthAgent(),
  ],
  conflict:
    'The gate-check post: the agent installs disabled with Hybrid Identity Administrator. Learn in 2026: it is active by itself in the public cloud, though not in sovereign clouds, with Entra Connect 2.5.79.0 or later. Both are shown; the warning follows the post.',
  needs: ['account', 'roleAssignments'],
  judge({ account, roleAssignments }, { profile }) {
    if (!account) return noSuchUser(profile);
    const isGlobal = heldDirectly(account, roleAssignments).some(
      ({ roleDefinitionId }) => roleDefinitionId === roles.globalAdministrator.id,
    );
    const value = { globalAdministrator: isGlobal };
    if (isGlobal) return pass(`${account.userPrincipalName} is Global Administrator.`, value);
    const words = `${account.userPrincipalName} is not Global Administrator: Connect Health must be registered after the installation`;
    return warning(
      profile.cloud === 'global'
        ? `${words}, unless Entra Connect 2.5.79.0 or later activates it by itself.`
        : `${words}.`,
      value,
    );
  },
});
