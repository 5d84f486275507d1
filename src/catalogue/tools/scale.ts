import { connectPrerequisites, learn2026, learnOnTools } from '../sources.ts';
import { showCount, showNumber } from '../words.ts';
import { type Difference, none, type Stake, type Tell } from './difference.ts';

const mostObjects = 150_000;
const mostMembers = { connect: 250_000, cloud: 50_000 };
const mostInLocalDb = 100_000;

const isKnown = <T>(value: T | null): value is T => value !== null;
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, some) => all + some, 0);

const objects: Difference = {
  title: `More than ${showNumber(mostObjects)} objects in one domain`,
  connect: { ability: 'can', text: 'Unlimited in each domain; the quota of the tenant still holds.' },
  cloud: { ability: 'cannot', text: `Up to ${showNumber(mostObjects)} objects in each domain.` },
  matters({ domains }, tell): Stake {
    const counts = tell('domainObjectCount');
    const known = counts.filter(isKnown);
    const largest = known.reduce((most, count) => Math.max(most, count), 0);
    const tooMany = (because: string): Stake => ({ kind: 'needed', because });
    const fits = (because: string): Stake => ({ kind: 'felt', because: `${because}, within the limit.` });
    if (largest > mostObjects) return tooMany(`A domain brings ${showCount(largest, 'object')}.`);
    const [total = null] = tell('adObjectCount');
    if (known.length > 0 && known.length === counts.length)
      return fits(
        counts.length === 1
          ? `The domain brings ${showCount(largest, 'object')}`
          : `The largest domain brings ${showCount(largest, 'object')}`,
      );
    if (total !== null && total <= mostObjects) return fits(`All domains together bring ${showCount(total, 'object')}`);
    if (total !== null && domains.length < 2) return tooMany(`The domain brings ${showCount(total, 'object')}.`);
    return {
      kind: 'open',
      about: `how many objects the largest domain brings${atLeast(total, tell)}`,
      facts: ['domainObjectCount', 'adObjectCount'],
    };
  },
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learn2026.choosingCloudSync('Migration readiness assessment'),
    learn2026.serviceLimits(),
  ],
  conflict: `The guide's table says up to ${showNumber(mostObjects)}, its checklist fewer than that. The table is followed.`,
};

/** What is known without knowing the largest domain. */
function atLeast(total: number | null, tell: Tell): string {
  if (total !== null) return ` of the ${showNumber(total)} in all domains`;
  const [synced = null] = tell('syncedObjectCounts');
  return synced && sum(synced) > 0 ? `; ${showCount(sum(synced), 'object')} of this tenant are synchronized now` : '';
}

const groups: Difference = {
  title: `Groups of more than ${showNumber(mostMembers.cloud)} members`,
  connect: { ability: 'limited', text: `Up to ${showNumber(mostMembers.connect)} members.` },
  cloud: { ability: 'cannot', text: `Up to ${showNumber(mostMembers.cloud)} members.` },
  matters(_profile, tell): Stake {
    const [members] = tell('largestGroupSize');
    if (members === undefined) return none;
    if (members === null)
      return { kind: 'open', about: 'how many members the largest group has', facts: ['largestGroupSize'] };
    const seen = `The largest group has ${showCount(members, 'member')}`;
    if (members <= mostMembers.cloud) return { kind: 'felt', because: `${seen}, within both limits.` };
    return {
      kind: 'needed',
      because: `${seen}.`,
      beyond: members > mostMembers.connect ? ['connect'] : [],
    };
  },
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learn2026.serviceLimits('Connect group sync'),
    learnOnTools.cloudSyncQuestions('Does Microsoft Entra Cloud Sync support large groups?'),
  ],
  conflict:
    'The guide gives 50,000 without a condition; the questions and answers give it for a scope of OUs, not of groups.',
};

const database: Difference = {
  title: 'Doing without a SQL Server',
  connect: {
    ability: 'limited',
    text: `Its own LocalDB holds about ${showNumber(mostInLocalDb)} objects; above that it needs a SQL Server.`,
  },
  cloud: {
    ability: 'can',
    text: 'It keeps its configuration in Microsoft Entra ID; its prerequisites name no database.',
  },
  matters({ tool, database }, tell): Stake {
    const [total = null] = tell('adObjectCount');
    if (total !== null && total > mostInLocalDb)
      return { kind: 'felt', because: `${showCount(total, 'object')} will be synchronized.` };
    return tool === 'connect' && database === 'sqlServer'
      ? { kind: 'felt', because: 'The plan has a SQL Server for Connect Sync.' }
      : none;
  },
  sources: [
    connectPrerequisites('SQL Server used by Microsoft Entra Connect'),
    learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements'),
    learnOnTools.cloudSyncQuestions("What's the difference between Microsoft Entra Connect Sync and cloud sync?"),
  ],
};

export default [objects, groups, database] satisfies readonly Difference[];
