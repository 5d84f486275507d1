import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showCount } from '../../words.ts';

const enough = 3;

export default defineCheck({
  title: 'Three provisioning agents are active or planned',
  severity: 'recommended',
  tools: 'cloud',
  why: 'With several agents synchronization continues when one of them fails or is updated.',
  fix: ['Install three provisioning agents', 'Each on a domain-joined server of its own'],
  verify: 'Entra admin center > Entra Connect > Cloud Sync > Agents',
  sources: [cloudSyncPrerequisites('Cloud provisioning agent requirements')],
  needs: [],
  uses: ['provisioningAgents', 'plannedProvisioningAgents'],
  judge({ provisioningAgents, plannedProvisioningAgents }) {
    // An upgrade leaves an inactive record behind for some days.
    const active = provisioningAgents.ok
      ? provisioningAgents.value.filter(({ status }) => status?.toLowerCase() === 'active').length
      : null;
    const planned = plannedProvisioningAgents.ok ? plannedProvisioningAgents.value : null;
    const seen = [
      active === null ? 'the installed agents could not be read' : `${showCount(active, 'agent')} active`,
      planned === null ? 'nobody has said how many are planned' : `${planned} planned`,
    ].join(', ');
    const words = `${seen.charAt(0).toUpperCase()}${seen.slice(1)}.`;
    const most = Math.max(active ?? 0, planned ?? 0);
    const value = { active, planned };
    if (most >= enough) return pass(words, value);
    if (!plannedProvisioningAgents.ok) return unknown(words, 'plannedProvisioningAgents', plannedProvisioningAgents);
    if (!provisioningAgents.ok) return unknown(words, 'provisioningAgents', provisioningAgents);
    return most === 0 ? fail(words, value) : warning(words, value);
  },
});
