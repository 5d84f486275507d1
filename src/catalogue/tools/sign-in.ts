import { learn2026, learnOnTools } from '../sources.ts';
import { type Difference, none } from './difference.ts';

const passThrough: Difference = {
  title: 'Setting up pass-through authentication',
  connect: { ability: 'can', text: 'Its wizard sets it up.' },
  cloud: {
    ability: 'cannot',
    text: 'It is set up apart, with the wizard of Connect Sync; once set up it works beside Cloud Sync.',
  },
  matters: ({ signIn }) =>
    signIn === 'passThrough' ? { kind: 'needed', because: 'People are to sign in that way.' } : none,
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.customInstallation('User sign-in'),
    learnOnTools.migrationQuestions('Feature support and compatibility'),
  ],
};

const federation: Difference = {
  title: 'Setting up federation with AD FS or PingFederate',
  connect: { ability: 'can', text: 'Its wizard sets up either of them.' },
  cloud: { ability: 'cannot', text: 'Federation is set up with other tools; a federated domain may be synchronized.' },
  matters: ({ federationSetup, signIn }) => {
    if (federationSetup !== 'none')
      return {
        kind: 'needed',
        because: `The wizard is to set up ${federationSetup === 'adfs' ? 'AD FS' : 'PingFederate'}.`,
      };
    return signIn === 'federation'
      ? { kind: 'felt', because: 'People sign in through a federation, which the wizard is not to set up.' }
      : none;
  },
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.customInstallation('User sign-in'),
    learnOnTools.comparison2023('Comparison'),
  ],
  conflict: 'The guide of 2026 names AD FS only; the table of 2023 has federation for both tools.',
};

export default [passThrough, federation] satisfies readonly Difference[];
