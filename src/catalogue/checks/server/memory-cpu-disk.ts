import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';
import { showCount, showList, showNumber } from '../../words.ts';

interface Row {
  /** The row holds for fewer objects than this. */
  readonly below: number;
  /** In GB. */
  readonly memory: number;
  /** In GB. */
  readonly disk: number;
}

const smallest: Row = { below: 50_000, memory: 6, disk: 70 };
const largest: Row = { below: Number.POSITIVE_INFINITY, memory: 32, disk: 500 };
const table: readonly Row[] = [
  smallest,
  { below: 100_000, memory: 16, disk: 100 },
  { below: 300_000, memory: 32, disk: 300 },
  { below: 600_001, memory: 32, disk: 450 },
  largest,
];

/** In GHz, for any number of objects. */
const slowest = 1.6;

/** In GB: what two of the documents ask for in the smallest row. */
const leastMemory = 4;

/** From so many objects on, SQL Server on the same server needs more than the row. */
const sharedFrom = 100_000;

export default defineCheck({
  title: 'CPU, memory and disk fit the number of objects',
  severity: 'required',
  tools: 'connect',
  why: 'On a server that is too small, a cycle takes longer than the time until the next, or stops for want of memory or disk.',
  fix: [
    'Give the server what the table asks for the number of objects',
    'CPU 1.6 GHz; below 50,000 objects 6 GB and a disk of 70 GB; below 100,000 16 GB and 100 GB',
    'From 100,000 objects 32 GB; disk 300 GB, from 300,000 450 GB, above 600,000 500 GB',
    'With SQL Server on the same server, more of everything',
  ],
  verify:
    '(Get-CimInstance Win32_Processor).MaxClockSpeed; (Get-CimInstance Win32_PhysicalMemory | Measure Capacity -Sum).Sum / 1GB; (Get-Disk | ? IsBoot).Size / 1GB',
  sources: [
    connectPrerequisites('Hardware requirements for Microsoft Entra Connect'),
    gateCheck('Hardware sizing'),
    integrationPrerequisites('Hardware and software'),
  ],
  conflict:
    'Memory up to 50,000 objects: the prerequisites of Entra Connect 6 GB, the gate-check post and the integration page 4 GB; between the two the rule warns. SQL Server on the same server: the prerequisites want more than the table, the post says that the table includes it. Disk from 300,000 objects: the post 300 GB; the rule follows the prerequisites.',
  needs: ['adObjectCount', 'serverProcessorGhz', 'serverMemoryGb', 'serverDiskGb'],
  judge({ adObjectCount, serverProcessorGhz: ghz, serverMemoryGb: memory, serverDiskGb: disk }, { profile }) {
    const row = table.find(({ below }) => adObjectCount < below) ?? largest;
    const value = { adObjectCount, ghz, memory, disk };
    const isTightMemory = row === smallest && memory >= leastMemory && memory < row.memory;
    const short = [
      ...(ghz < slowest ? [`a CPU of ${slowest} GHz, not ${ghz}`] : []),
      ...(memory < row.memory && !isTightMemory ? [`${row.memory} GB of memory, not ${showAmount(memory)}`] : []),
      ...(disk < row.disk ? [`a disk of ${row.disk} GB, not ${showAmount(disk)}`] : []),
    ];
    const objects = showCount(adObjectCount, 'object');
    if (short.length > 0) return fail(`For ${objects} it takes ${showList(short)}.`, value);
    if (isTightMemory)
      return warning(`${showAmount(memory)} GB of memory for ${objects}: Learn asks for ${row.memory} GB.`, value);
    const seen = `${ghz} GHz, ${showAmount(memory)} GB of memory and a disk of ${showAmount(disk)} GB for ${objects}`;
    const sharesWithSql = profile.database === 'sqlServer' && profile.sqlServerPlace === 'local';
    const isJustMet = ghz === slowest || memory === row.memory || disk === row.disk;
    return sharesWithSql && adObjectCount >= sharedFrom && isJustMet
      ? warning(`${seen} only just fit, and SQL Server on the same server needs more.`, value)
      : pass(`${seen}.`, value);
  },
});

const showAmount = (gigabytes: number): string => showNumber(Math.floor(gigabytes * 100) / 100);
