import { connectPrerequisites, learn2026, learnOnTools } from '../sources.ts';
import { showCount, showNumber } from '../words.ts';
import { type Difference, none, type Stake, type Tell } from './difference.ts';

const mostObjects = 150_000;
const mostMembers = { connect: 250_000, cloud: 50_000 };
const mostInLocalDb = 100_000;

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, some) => all + some, 0);

const objects: Difference = {
  title: 'Many objects in one domain',
  connect: { ability: 'can', text: 'Unlimited in each domain; the quota of the tenant still holds.' },
  cloud: { ability: 'limited', text: `Up to ${showNumber(mostObjects)} objects in each domain.` },
  matters({ domains, forests }, tell): Stake {
    const counts = tell('domainObjectCount').filter((count) => count !== null);
    const [total = null] = tell('adObjectCount');
    // Several forests have as many domains at least, whether anyone has named them or not.
    const isOne = domains.length < 2 && forests.length < 2;
    const isCounted = counts.length > 0 && counts.length === Math.max(1, domains.length);
    const one = counts[0] ?? total;
    const largest = isOne ? one : Math.max(0, ...counts);
    const seen = (number: number, of: string) => `${of} ${showCount(number, 'object')}`;
    if (largest !== null && largest > mostObjects && (isOne || domains.length > 1))
      return {
        kind: 'needed',
        because: `${seen(largest, isOne ? 'The domain brings' : 'The largest domain that is counted brings')}.`,
        beyond: ['cloud'],
      };
    const fits = (because: string): Stake => ({ kind: 'felt', because: `${because}, within the limit.` });
    if (isOne && one !== null) return fits(seen(one, 'The domain brings'));
    if (isCounted && domains.length > 1) return fits(seen(largest ?? 0, 'The largest domain brings'));
    if (total !== null && total <= mostObjects) return fits(seen(total, 'All domains together bring'));
    return {
      kind: 'open',
      about: `how many objects ${isOne ? 'will be synchronized' : 'the largest domain brings'}${atLeast(total, tell)}`,
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
  title: 'Large groups',
  connect: { ability: 'limited', text: `Up to ${showNumber(mostMembers.connect)} members.` },
  cloud: { ability: 'limited', text: `Up to ${showNumber(mostMembers.cloud)} members.` },
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
      beyond: members > mostMembers.connect ? ['connect', 'cloud'] : ['cloud'],
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
