import type { Profile } from '../../facts/profile.ts';
import { learn2026, learnOnTools } from '../sources.ts';
import { showList } from '../words.ts';
import { type Difference, none, type Stake, type Tell } from './difference.ts';

/** Topologies with the same people in several forests. */
const sharedPeople = {
  fullMesh: 'Several forests hold the same people.',
  accountAndResourceForests: 'People have accounts in one forest and resources in another.',
} as const;

const isShared = (topology: string | null): topology is keyof typeof sharedPeople =>
  topology !== null && topology in sharedPeople;

function hasForests({ forests }: Profile, tell: Tell): boolean {
  const [topology = null] = tell('topology');
  return forests.length > 1 || topology === 'separateForests' || isShared(topology);
}

/** Open with several forests, felt with several domains of one. */
function stakeOfSeveral(profile: Profile, tell: Tell, about: string): Stake {
  if (hasForests(profile, tell)) return { kind: 'open', about, facts: [] };
  const { length } = profile.domains;
  return length > 1 ? { kind: 'felt', because: `The plan has ${length} domains.` } : none;
}

const disconnected: Difference = {
  title: 'Forests that no single server reaches',
  connect: { ability: 'cannot', text: 'One server has to reach all forests.' },
  cloud: { ability: 'can', text: 'Each forest can have agents of its own.' },
  matters(profile, tell): Stake {
    if (!hasForests(profile, tell)) return none;
    const answers = tell('unreachableDomains');
    const unreachable = [...new Set(answers.flatMap((names) => names ?? []))];
    if (unreachable.length > 0)
      return { kind: 'needed', because: `As it stands, the server cannot reach ${showList(unreachable)}.` };
    if (answers.length > 0 && answers.every((names) => names !== null))
      return { kind: 'felt', because: 'The server reaches the domains of all forests.' };
    return { kind: 'open', about: 'whether one server reaches all forests', facts: ['unreachableDomains'] };
  },
  sources: [
    learn2026.choosingCloudSync('Advanced disconnected forest capabilities'),
    learnOnTools.connectTopologies('Multiple forests, single Microsoft Entra tenant'),
  ],
};

const people: Difference = {
  title: 'The same people in several forests',
  connect: { ability: 'can', text: 'It joins them into one user by mail, by ObjectSID or by another attribute.' },
  cloud: { ability: 'cannot', text: 'It matches nobody across forests; users and groups have to be unique.' },
  matters(profile, tell): Stake {
    const [topology = null] = tell('topology');
    if (isShared(topology)) return { kind: 'needed', because: sharedPeople[topology] };
    if (topology === 'separateForests' || !hasForests(profile, tell)) return none;
    return { kind: 'open', about: 'whether the forests hold the same people', facts: ['topology'] };
  },
  sources: [
    learnOnTools.connectTopologies('Multiple forests: match users'),
    learnOnTools.cloudSyncTopologies('Things to remember about all scenarios and topologies'),
  ],
};

const references: Difference = {
  title: 'References across forests, such as a manager in another one',
  connect: { ability: 'can', text: 'Across domains and forests.' },
  cloud: { ability: 'cannot', text: 'Across domains at most.' },
  matters: (profile, tell) => stakeOfSeveral(profile, tell, 'whether objects refer to others across the forests'),
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.cloudSyncQuestions('Can I use cloud sync to sync from multiple Active Directory forests?'),
  ],
  conflict:
    'The guide of October 2026 has references across domains for Cloud Sync; the questions and answers of March 2026 want them within one domain.',
};

const merging: Difference = {
  title: 'One user with attributes from several domains',
  connect: { ability: 'can', text: 'It merges attributes from several sources in Active Directory.' },
  cloud: { ability: 'cannot', text: 'It does not merge them.' },
  matters: (profile, tell) => stakeOfSeveral(profile, tell, 'whether one user gets attributes from several forests'),
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.cloudSyncTopologies('Merging objects from disconnected sources'),
  ],
  conflict:
    'The guide says no. The topologies of 2025 have a preview in which Cloud Sync adds attributes of a second forest to users that Connect Sync brings.',
};

const ldap: Difference = {
  title: 'LDAP directories beside Active Directory',
  connect: { ability: 'can', text: 'It connects to LDAP directories.' },
  cloud: { ability: 'cannot', text: 'It does not connect to them.' },
  matters: () => none,
  sources: [learnOnTools.comparison2023('Comparison')],
  conflict: 'Only the table of 2023 says so; the guide of 2026 no longer names LDAP.',
};

/** That of Windows Server 2016. */
const leastSchema = 87;

const schema: Difference = {
  title: 'A schema of Active Directory older than Windows Server 2016',
  connect: { ability: 'can', text: 'Windows Server 2003 or later.' },
  cloud: { ability: 'cannot', text: 'It needs msDS-ExternalDirectoryObjectId, which came with Windows Server 2016.' },
  matters(_profile, tell): Stake {
    const attribute = tell('externalDirectoryObjectIdInSchema');
    if (attribute.includes(false))
      return { kind: 'needed', because: 'The schema has no msDS-ExternalDirectoryObjectId.' };
    const versions = tell('adSchemaVersion');
    const old = versions.find((version) => version !== null && version < leastSchema);
    if (attribute.every((has) => has === true)) return none;
    if (typeof old === 'number')
      return {
        kind: 'needed',
        because: `The version of the schema is ${old}; Windows Server 2016 has ${leastSchema}.`,
      };
    if (versions.every((version) => version !== null)) return none;
    return {
      kind: 'open',
      about: 'whether the schema has msDS-ExternalDirectoryObjectId',
      facts: ['externalDirectoryObjectIdInSchema', 'adSchemaVersion'],
    };
  },
  sources: [
    learn2026.connectPrerequisites('On-premises Active Directory'),
    learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements'),
  ],
};

const china: Difference = {
  title: 'The cloud in China, operated by 21Vianet',
  connect: { ability: 'can', text: 'Named among the environments of tenants that it synchronizes to.' },
  cloud: { ability: 'unsaid', text: 'Its documents name the public cloud and the US Government only.' },
  matters: ({ cloud }) => (cloud === 'china' ? { kind: 'needed', because: 'The tenant is in that cloud.' } : none),
  sources: [
    learnOnTools.connectTopologies('Multiple Microsoft Entra tenants'),
    learn2026.cloudSyncPrerequisites('Firewall and proxy requirements'),
    learn2026.choosingCloudSync('Comparison'),
  ],
};

export default [disconnected, people, references, merging, ldap, schema, china] satisfies readonly Difference[];
