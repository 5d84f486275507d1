import { cloudSyncPrerequisites, connectOverview, learn2026, learnOnTools } from '../sources.ts';
import { showCount } from '../words.ts';
import { type Difference, none, type Stake } from './difference.ts';

const comfortable = 50;
const most = 59;
const mostMembers = 50_000;

const containers: Difference = {
  title: 'A scope of many OUs',
  connect: { ability: 'can', text: 'It filters by domain, OU or attribute; these sources name no limit.' },
  cloud: {
    ability: 'limited',
    text: `About ${comfortable} OUs or groups in one configuration (4 MB); nested OUs come with the one above.`,
  },
  matters({ scoping }, tell): Stake {
    if (scoping === 'all') return none;
    const [count] = tell('scopedContainerCount');
    if (count === undefined) return none;
    if (count === null)
      return { kind: 'open', about: 'how many OUs or groups the scope names', facts: ['scopedContainerCount'] };
    const seen = `The scope names ${showCount(count, 'OU or group', 'OUs or groups')}`;
    if (count > most) return { kind: 'needed', because: `${seen}.`, beyond: ['cloud'] };
    return {
      kind: 'felt',
      because: count > comfortable ? `${seen}: at the edge of what Cloud Sync takes.` : `${seen}, within the limit.`,
    };
  },
  sources: [
    connectOverview('Configure sync features'),
    learn2026.cloudSyncPrerequisites('Known limitations: scoping filter'),
    cloudSyncPrerequisites('Known limitations: scoping filter'),
  ],
  conflict: `Learn of 2024 allows ${most} OUs or groups; Learn of 2026 a scope of 4 MB, about ${comfortable}. Only more than ${most} counts as too many here.`,
};

const groups: Difference = {
  title: 'A scope given by a group',
  connect: { ability: 'limited', text: 'For a pilot only; direct members only.' },
  cloud: { ability: 'limited', text: 'For a pilot only; direct members only, up to 50,000.' },
  matters({ scoping }, tell): Stake {
    if (scoping !== 'group') return none;
    const [members = null] = tell('largestScopingGroup');
    const because = 'The plan takes its scope from groups';
    if (members === null) return { kind: 'felt', because: `${because}.` };
    const seen = `${because}, the largest with ${showCount(members, 'member')}.`;
    return members > mostMembers
      ? { kind: 'needed', because: seen, beyond: ['cloud'] }
      : { kind: 'felt', because: seen };
  },
  sources: [
    learnOnTools.customInstallation('Sync filtering based on groups'),
    learnOnTools.cloudSyncQuestions('Does Microsoft Entra Cloud Sync support nested groups with group scoping?'),
    learn2026.cloudSyncPrerequisites('Known limitations: delta synchronization'),
  ],
};

const attributes: Difference = {
  title: 'A scope given by attribute values',
  connect: { ability: 'can', text: 'It filters by the values of attributes.' },
  cloud: { ability: 'limited', text: 'Basic capabilities only.' },
  matters: () => none,
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    connectOverview('Configure sync features'),
    learnOnTools.comparison2023('Comparison'),
  ],
  conflict: 'The table of 2023 says that Cloud Sync cannot; the guide of 2026 says “limited”, and is followed.',
};

const rules: Difference = {
  title: 'Synchronization rules of one’s own',
  connect: { ability: 'can', text: 'Its rules can be changed and added to.' },
  cloud: { ability: 'cannot', text: 'It has attribute mappings and an expression builder instead.' },
  matters: () => none,
  sources: [learn2026.choosingCloudSync('Comparison'), connectOverview('Customize Microsoft Entra Connect Sync')],
};

export default [containers, groups, attributes, rules] satisfies readonly Difference[];
