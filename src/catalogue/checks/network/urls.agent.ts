import { provisioningAgentEndpoints } from '../../../facts/endpoints.ts';
import { defineCheck } from '../../define.ts';
import { listEndpoints } from '../../list-endpoints.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { cloudSyncPrerequisites, learn2026 } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: "The agent's URLs are allowed",
  severity: 'required',
  tools: 'cloud',
  why: 'The agent registers, works and checks certificates over these URLs.',
  fix: ['Allow the blocked URLs, or the Azure datacenter IP ranges, refreshed weekly'],
  fixFor: listEndpoints(provisioningAgentEndpoints),
  verify: 'On the server: Test-NetConnection <name> -Port 443, and port 80 for certificates',
  sources: [
    cloudSyncPrerequisites('Firewall and proxy requirements'),
    learn2026.cloudSyncPrerequisites('Firewall and proxy requirements'),
  ],
  conflict:
    'Microsoft Learn of 2026 adds login.live.com, aadcdn.msauth.net, aadcdn.msftauth.net and www.msftconnecttest.com to the public list of 2024, and spells msftauthimages.us where that one has mfstauthimages.us. The rule follows Learn of 2026.',
  needs: ['blockedAgentUrls'],
  uses: ['azureIpRangesAllowed'],
  judge({ blockedAgentUrls: blocked, azureIpRangesAllowed: ranges }) {
    if (blocked.length === 0) return pass('None of them is blocked.', { blocked });
    const words = `Blocked: ${showList(blocked, blocked.length)}`;
    if (!ranges.ok)
      return unknown(
        `${words}; it is not known whether the Azure datacenter IP ranges are allowed instead.`,
        'azureIpRangesAllowed',
        ranges,
      );
    return ranges.value
      ? pass(`${words}; the Azure datacenter IP ranges are allowed instead, and refreshed weekly.`, { blocked })
      : fail(`${words}.`, { blocked });
  },
});
