import { groupProvisioningPorts } from '../../../facts/ports.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { hasPremium } from '../../premium.ts';
import { showPorts } from '../../show-ports.ts';
import { cloudSyncPrerequisites, learn2026 } from '../../sources.ts';
import { compareVersions, parseVersion } from '../../version.ts';
import { showNumber } from '../../words.ts';

const leastAgent = '1.1.2334.0';
const leastConnect = '2.2.8.0';
const mostMembers = 50_000;
const limits = {
  selected: { groups: 10_000, memberships: 250_000 },
  filtered: { groups: 20_000, memberships: 500_000 },
} as const;

const isOlder = (version: string, least: string) =>
  compareVersions(parseVersion(version) ?? [], parseVersion(least) ?? []) < 0;

export default defineCheck({
  title: 'Group provisioning to AD has what it needs',
  severity: 'required',
  tools: 'cloud',
  when: ({ groupProvisioning }) => groupProvisioning,
  why: 'Without these, groups from Microsoft Entra ID do not arrive in Active Directory.',
  fix: [
    'Mend each of the gaps that are named',
    `Entra ID P1; agents of ${leastAgent} or later; Entra Connect beside them ${leastConnect} or later`,
    `Ports to the domain controllers: ${showPorts(['389 TCP', '3268 TCP'], groupProvisioningPorts)}`,
    `No group above ${showNumber(mostMembers)} members; select at most ${showNumber(limits.selected.groups)} groups with ${showNumber(limits.selected.memberships)} memberships, or filter at most ${showNumber(limits.filtered.groups)} with ${showNumber(limits.filtered.memberships)}`,
  ],
  verify: 'Entra admin center > Entra Connect > Cloud Sync > the configuration for Microsoft Entra ID to AD',
  sources: [
    cloudSyncPrerequisites('In your on-premises environment'),
    learn2026.cloudSyncPrerequisites('Provision groups to Active Directory'),
  ],
  needs: [
    'licences',
    'connectVersion',
    'provisioningAgentVersion',
    'closedGroupProvisioningPorts',
    'groupProvisioningSelection',
    'provisionedGroupCount',
    'provisionedMembershipCount',
    'largestProvisionedGroup',
  ],
  judge({
    licences,
    connectVersion,
    provisioningAgentVersion: agent,
    closedGroupProvisioningPorts: closed,
    groupProvisioningSelection: selection,
    provisionedGroupCount: groups,
    provisionedMembershipCount: memberships,
    largestProvisionedGroup: members,
  }) {
    const gaps: string[] = [];
    if (!hasPremium(licences)) gaps.push('no Entra ID P1 or P2 is in force');
    if (isOlder(agent, leastAgent)) gaps.push(`the agent is ${agent}, older than ${leastAgent}`);
    if (closed.length > 0) gaps.push(`closed to the domain controllers: ${showPorts(closed, groupProvisioningPorts)}`);
    if (connectVersion !== null && parseVersion(connectVersion) && isOlder(connectVersion, leastConnect))
      gaps.push(`the Entra Connect beside it is ${connectVersion}, older than ${leastConnect}`);
    if (members > mostMembers)
      gaps.push(`the largest group has ${showNumber(members)} members, more than ${showNumber(mostMembers)}`);
    if (selection === 'all') gaps.push('all security groups without a filter are not supported');
    else {
      const most = limits[selection];
      if (groups > most.groups) gaps.push(`${showNumber(groups)} groups, more than ${showNumber(most.groups)}`);
      if (memberships > most.memberships)
        gaps.push(`${showNumber(memberships)} memberships, more than ${showNumber(most.memberships)}`);
    }
    const value = { agent, connectVersion, closed, selection, groups, memberships, members };
    if (gaps.length > 0) return fail(`Missing: ${gaps.join('; ')}.`, value);
    return connectVersion !== null && !parseVersion(connectVersion)
      ? unknown(`The version of Entra Connect beside it is “${connectVersion}”, which is none.`, 'connectVersion', {
          kind: 'unexpectedShape',
        })
      : pass(`${showNumber(groups)} groups with ${showNumber(memberships)} memberships; nothing is missing.`, value);
  },
});
