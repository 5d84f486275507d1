import { showDay } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'Changes to federation settings are monitored',
  severity: 'recommended',
  tools: 'both',
  why: 'Whoever changes the federation of a domain can sign in as any of its users; nobody notices without an alert.',
  fix: [
    'Set up an alert on changes to federation',
    'Send the audit log to a Log Analytics workspace and alert on "Set federation settings on domain" and "Set domain authentication"',
  ],
  verify: 'Azure portal > Monitor > Alerts > Alert rules',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['federationAlertsConfirmed'],
  uses: ['federationChanges'],
  judge({ federationAlertsConfirmed, federationChanges }) {
    const changes = !federationChanges.ok
      ? 'The audit log could not be read for recent changes.'
      : federationChanges.value.length === 0
        ? 'The audit log holds no recent change.'
        : `Recent changes: ${showList(
            // Newest first, whoever told them.
            [...federationChanges.value]
              .sort((a, b) => (a.at < b.at ? 1 : -1))
              .map(({ at, activity, domain, by }) => `${showDay(at)} ${domain}: ${activity}, by ${by}`),
          )}.`;
    const value = { alerts: federationAlertsConfirmed };
    return federationAlertsConfirmed
      ? pass(`An alert is in place. ${changes}`, value)
      : fail(`No alert is in place. ${changes}`, value);
  },
});
