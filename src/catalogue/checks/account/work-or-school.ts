import { defineCheck } from '../../define.ts';
import { isGuest } from '../../guest.ts';
import { noSuchUser } from '../../installing-account.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, integrationPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The account is a work or school account',
  severity: 'required',
  tools: 'both',
  why: 'The wizard refuses Microsoft accounts and guests, and a disabled account cannot sign in.',
  fix: ['Install with an enabled work account of this tenant', 'Create one and assign the role to it directly'],
  verify: 'Get-MgUser -UserId <account> -Property userType,accountEnabled,identities,externalUserState',
  sources: [
    connectPrerequisites('Accounts'),
    integrationPrerequisites('Accounts'),
    cloudSyncPrerequisites('Cloud provisioning agent requirements'),
  ],
  needs: ['account'],
  judge({ account }, { profile }) {
    if (!account) return noSuchUser(profile);
    const who = account.userPrincipalName;
    // A user of the tenant itself signs in with its user principal name; a federated identity is someone else's.
    const issuers = (account.identities ?? [])
      .filter(({ signInType }) => signInType?.toLowerCase() === 'federated')
      .map(({ issuer }) => issuer?.toLowerCase() ?? 'unknown');
    const faults: string[] = [];
    if (issuers.includes('microsoftaccount')) faults.push('is a Microsoft account');
    else if (isGuest(account) || issuers.length > 0) faults.push('is a guest');
    if (account.accountEnabled === false) faults.push('is disabled');
    if (faults.length > 0) return fail(`${who} ${showList(faults)}.`, { faults });
    if (account.accountEnabled !== true || !account.identities)
      return unknown(`Graph does not say whether ${who} is an enabled work account.`, 'account', {
        kind: 'unexpectedShape',
      });
    return pass(`${who} is an enabled work or school account.`, { faults });
  },
});
