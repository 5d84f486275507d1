import { daysUntil, showDay, showDistance } from '../../day.ts';
import { supportEnds2016 } from '../../deadlines.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import {
  cloudSyncPrerequisites,
  connectPrerequisites,
  gateCheck,
  integrationPrerequisites,
  learn2026,
} from '../../sources.ts';

/** The releases that the documents list, by build. */
const releases = new Map([
  [14393, '2016'],
  [17763, '2019'],
  [20348, '2022'],
  [26100, '2025'],
]);

/** The revision of Windows Server 2025 that mends synchronization. */
const mended2025 = { revision: 6901, update: 'KB5070773' };

export default defineCheck({
  title: 'The server runs a supported Windows Server',
  severity: 'required',
  tools: 'both',
  why: 'Older releases and desktop versions of Windows are refused, and early builds of Windows Server 2025 break synchronization.',
  fix: [
    'Use Windows Server 2022, or 2025 with all of its updates',
    `Windows Server 2025 needs ${mended2025.update} (20 October 2025), which makes it build 26100.${mended2025.revision}`,
  ],
  verify:
    'winver, or [Environment]::OSVersion.Version; the revision is UBR below HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
  sources: [
    connectPrerequisites('Installation prerequisites'),
    gateCheck('Server OS'),
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('Cloud provisioning agent requirements'),
    learn2026.connectPrerequisites('Installation prerequisites'),
    learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements'),
  ],
  conflict:
    'The gate-check post: Windows Server 2025 is not supported. The older prerequisites: 2016 or later. Learn in 2026: 2025 or 2022 is recommended, 2025 after KB5070773. The rule fails exactly the builds of 2025 that the post warns of.',
  needs: ['serverWindows'],
  judge({ serverWindows }, { now }) {
    const { product, build, revision } = serverWindows;
    const value = { ...serverWindows };
    if (product === 'client') return fail('A desktop version of Windows, not Windows Server.', value);
    const name = releases.get(build ?? 0);
    if (build === null || name === undefined)
      return fail(
        `Build ${build ?? 'unknown'} is none of the listed releases: Windows Server 2016, 2019, 2022 or 2025.`,
        value,
      );
    if (name === '2016') {
      const words = `Windows Server 2016: its extended support ${daysUntil(supportEnds2016, now) < 0 ? 'ended' : 'ends'} on ${showDay(supportEnds2016)} (${showDistance(supportEnds2016, now)}).`;
      return (daysUntil(supportEnds2016, now) < 0 ? fail : warning)(words, value);
    }
    if (name !== '2025') return pass(`Windows Server ${name}.`, value);
    const needed = `26100.${mended2025.revision} (${mended2025.update})`;
    if (revision === null)
      return warning(`Windows Server 2025, but nobody said which update it has; it needs ${needed} or later.`, value);
    return revision < mended2025.revision
      ? fail(
          `Windows Server 2025 at 26100.${revision}, which breaks synchronization; it needs ${needed} or later.`,
          value,
        )
      : pass(`Windows Server 2025 at 26100.${revision}.`, value);
  },
});
