import { defineCheck } from '../../define.ts';
import { heldDirectly, noSuchUser } from '../../installing-account.ts';
import { fail, notApplicable, pass, warning } from '../../outcome.ts';
import { roles } from '../../roles.ts';
import { gateCheck, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'A Hybrid Identity Administrator who sets up federation also holds Domain Name Administrator',
  severity: 'required',
  tools: 'connect',
  why: 'To federate a domain the wizard changes the domain itself, which a Hybrid Identity Administrator may not do alone.',
  fix: [
    'Assign Domain Name Administrator to the same user',
    'Assign it to the user itself, not to a group; or install with a Global Administrator',
  ],
  verify: 'Entra admin center > Users > the account > Assigned roles',
  sources: [gateCheck('Admin role for the install itself'), learn2026.connectPrerequisites('Accounts')],
  conflict:
    'The prerequisites of 2023: Hybrid Identity Administrator alone is enough. The gate-check post: always both roles. Learn in 2026: both only where federation is set up. The failure follows Learn in 2026, the warning elsewhere the post.',
  needs: ['account', 'roleAssignments'],
  judge({ account, roleAssignments }, { profile }) {
    if (!account) return noSuchUser(profile);
    const held = heldDirectly(account, roleAssignments);
    const holds = ({ id }: { id: string }) => held.some(({ roleDefinitionId }) => roleDefinitionId === id);
    const who = account.userPrincipalName;
    if (holds(roles.globalAdministrator)) return notApplicable(`${who} is Global Administrator.`);
    const missing = [roles.hybridIdentityAdministrator, roles.domainNameAdministrator]
      .filter((role) => !holds(role))
      .map(({ name }) => name);
    const value = { missing };
    if (missing.length === 0)
      return pass(`${who} holds Hybrid Identity Administrator and Domain Name Administrator directly.`, value);
    const words = `${who} does not directly hold ${missing.join(' and ')}`;
    return profile.federationSetup === 'none'
      ? warning(`${words}; Microsoft asks for both only where the wizard sets up federation.`, value)
      : fail(
          `${words}, and the wizard is to configure ${profile.federationSetup === 'adfs' ? 'AD FS' : 'PingFederate'}.`,
          value,
        );
  },
});
