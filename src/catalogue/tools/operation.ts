import { learn2026, learnOnTools } from '../sources.ts';
import { showCount } from '../words.ts';
import { type Difference, none, type Stake } from './difference.ts';

const availability: Difference = {
  title: 'Going on by itself when one server fails',
  connect: { ability: 'cannot', text: 'One server is active; someone switches over to one in staging mode.' },
  cloud: { ability: 'can', text: 'Another agent takes over; Microsoft recommends three.' },
  matters({ tool, servers }, tell): Stake {
    if (tool === 'cloud') {
      const agents = servers.filter(({ role }) => role === 'agent').length;
      const [planned = null] = tell('plannedProvisioningAgents');
      const number = Math.max(agents, planned ?? 0);
      return number > 1 ? { kind: 'felt', because: `The plan has ${showCount(number, 'agent')}.` } : none;
    }
    const [hasStaging] = tell('stagingServerPlanned');
    return hasStaging ? { kind: 'felt', because: 'A second server is planned.' } : none;
  },
  sources: [
    learn2026.choosingCloudSync('Enhanced reliability through multiple active agents'),
    learnOnTools.stagingServer('Switch active server'),
    learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements'),
    learnOnTools.cloudSyncQuestions(
      'Does the cloud provisioning agent load balance if I have multiple agents installed?',
    ),
  ],
  conflict:
    'The guide says that several agents are active and share the load; the questions and answers that only one is ever active. Both have another one take over.',
};

const staging: Difference = {
  title: 'Looking at a change on a staging server before it counts',
  connect: { ability: 'can', text: 'A server in staging mode reads and computes, and writes nothing.' },
  cloud: { ability: 'cannot', text: 'No staging servers; single objects can be provisioned on demand.' },
  matters({ tool, frequentChanges }, tell): Stake {
    const [hasStaging] = tell('stagingServerPlanned');
    if (tool === 'connect' && hasStaging) return { kind: 'felt', because: 'A second server is planned.' };
    return frequentChanges ? { kind: 'felt', because: 'The configuration will change often.' } : none;
  },
  sources: [
    learnOnTools.stagingServer('Staging mode'),
    learnOnTools.cloudSyncQuestions('Can I use a staging server with the cloud provisioning agent?'),
    learn2026.choosingCloudSync('Comparison'),
  ],
};

const onDemand: Difference = {
  title: 'Synchronizing a single object at once',
  connect: { ability: 'limited', text: 'By a cmdlet on the server, with the scheduler off, for troubleshooting.' },
  cloud: { ability: 'can', text: 'On demand, in the Entra admin center.' },
  matters: () => none,
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.singleObjectSync('Run the Single Object Sync tool'),
  ],
  conflict: 'The guide says that Connect Sync cannot; its page on Single Object Sync describes how.',
};

const reconciliation: Difference = {
  title: 'Putting right what was changed outside the synchronization',
  connect: { ability: 'can', text: 'It reconciles.' },
  cloud: { ability: 'cannot', text: 'It does not yet.' },
  matters: () => none,
  sources: [learn2026.choosingCloudSync('Comparison')],
};

const configuration: Difference = {
  title: 'Configuring from the Entra admin center',
  connect: { ability: 'cannot', text: 'Its configuration is on its server, and is changed there.' },
  cloud: { ability: 'can', text: 'Its configuration is in Microsoft Entra ID; the agents get it from there.' },
  matters: ({ frequentChanges }) =>
    frequentChanges ? { kind: 'felt', because: 'The configuration will change often.' } : none,
  sources: [learn2026.choosingCloudSync('Cloud-managed configuration architecture')],
};

export default [availability, staging, onDemand, reconciliation, configuration] satisfies readonly Difference[];
