import type { FactValues } from '../../../facts/facts.ts';
import type { Cause } from '../../../facts/reading.ts';
import { showMoment } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';
import { showCount, showList } from '../../words.ts';

type Job = Extract<FactValues['cloudSyncJobs'][string], { ok: true }>['value'][number];

export default defineCheck({
  title: 'No Cloud Sync job is in quarantine',
  severity: 'informational',
  tools: 'both',
  urgent: true,
  why: 'A job in quarantine synchronizes next to nothing until someone finds out why, and Cloud Sync puts a job there when one run would delete too many objects.',
  fix: [
    'Find out why the job is in quarantine, then clear it',
    'Entra admin center > Entra Connect > Cloud Sync: select the status of the configuration',
    'After too many deletions: correct the scope and select Restart sync, or select Allow deletes where they are wanted',
  ],
  verify: 'Entra admin center > Entra Connect > Cloud Sync shows the state of each configuration',
  sources: [
    learn2026.cloudSyncTroubleshooting('Provisioning quarantined problems'),
    learn2026.accidentalDeletes('Recovering from an accidental delete instance'),
  ],
  needs: ['cloudSyncConfigurations', 'cloudSyncJobs'],
  judge({ cloudSyncConfigurations, cloudSyncJobs }) {
    if (cloudSyncConfigurations.length === 0) return notApplicable('The tenant has no configuration of Cloud Sync.');
    const stopped: { words: string; configuration: string; template: string; reason: string }[] = [];
    const unread: { name: string; cause: Cause }[] = [];
    let count = 0;
    for (const { id, displayName } of cloudSyncConfigurations) {
      const name = displayName ?? id;
      const reading = cloudSyncJobs[id];
      if (!reading?.ok) {
        unread.push({ name, cause: reading?.cause ?? { kind: 'unexpectedShape' } });
        continue;
      }
      count += reading.value.length;
      for (const job of reading.value)
        if (isQuarantined(job))
          stopped.push({
            words: `${nameJob(job)} of ${name} ${since(job)}: ${whyStopped(job)}`,
            configuration: name,
            template: job.template,
            reason: job.quarantine?.reason ?? 'Unknown',
          });
    }
    const rest = unread.length > 0 ? ` Not known for ${showList(unread.map(({ name }) => name))}.` : '';
    if (stopped.length > 0)
      return fail(`In quarantine: ${showList(stopped.map(({ words }) => words))}.${rest}`, {
        quarantined: stopped.map(({ configuration, template, reason }) => ({ configuration, template, reason })),
      });
    const [first] = unread;
    if (first) return unknown(rest.trim(), 'cloudSyncJobs', first.cause);
    return pass(
      count === 0 ? 'Cloud Sync has no job yet.' : `${showCount(count, 'Cloud Sync job')}, none in quarantine.`,
      { quarantined: [] },
    );
  },
});

const isQuarantined = ({ code, quarantine }: Job) => code?.toLowerCase() === 'quarantine' || quarantine !== null;

const templates: Readonly<Record<string, string>> = {
  ad2aadprovisioning: 'users and groups',
  ad2aadpasswordhash: 'password hashes',
  ad2aaddevicesync: 'devices',
};

const nameJob = ({ template }: Job) => templates[template.toLowerCase()] ?? template;

const since = ({ quarantine }: Job) =>
  quarantine?.since ? `since ${showMoment(new Date(quarantine.since))}` : 'for an unknown time';

function whyStopped({ quarantine, lastSucceeded }: Job): string {
  const reason = quarantine?.reason ?? 'Unknown';
  const words =
    reason.toLowerCase() === 'toomanydeletes'
      ? 'the delete threshold is exceeded (TooManyDeletes)'
      : reason.toLowerCase() === 'unknown'
        ? 'Graph tells no reason'
        : reason;
  return `${words}, ${lastSucceeded ? `last run without errors on ${showMoment(new Date(lastSucceeded))}` : 'no run without errors yet'}`;
}
