import { learn2026, learnOnTools } from '../sources.ts';
import { showCount } from '../words.ts';
import { type Difference, none, type Stake } from './difference.ts';

const hybridJoin: Difference = {
  title: 'Device objects for hybrid join',
  connect: { ability: 'can', text: 'It synchronizes computers.' },
  cloud: {
    ability: 'limited',
    text: 'Off until switched on; agent 1.1.1107 or later, and a service connection point in each forest.',
  },
  matters(_profile, tell): Stake {
    const [synced] = tell('syncedObjectCounts');
    return synced && synced.devices > 0
      ? { kind: 'felt', because: `${showCount(synced.devices, 'device')} of this tenant came from Active Directory.` }
      : none;
  },
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learnOnTools.deviceSync('Prerequisites'),
    learnOnTools.decisionGuide2025('Comparison'),
  ],
  conflict:
    'The guide of February 2025 says that Cloud Sync cannot; the one of October 2026 that it can, and is followed.',
};

const writeback: Difference = {
  title: 'Device writeback',
  connect: { ability: 'can', text: 'With Entra ID P1 or P2, and with devices and users in one forest.' },
  cloud: { ability: 'cannot', text: 'The guide calls it discontinued in favour of Cloud Kerberos Trust.' },
  matters(_profile, tell): Stake {
    const [answer] = tell('deviceWriteback');
    if (answer === 'on') return { kind: 'needed', because: 'It will be used.' };
    if (answer === 'off') return none;
    const [sync] = tell('syncFeatures');
    if (sync?.features.deviceWritebackEnabled === true)
      return { kind: 'needed', because: 'It is switched on in this tenant.' };
    return answer === undefined
      ? none
      : { kind: 'open', about: 'whether device writeback will be used', facts: ['deviceWriteback'] };
  },
  sources: [learn2026.choosingCloudSync('Comparison'), learnOnTools.deviceWriteback('Enabling device writeback')],
};

export default [hybridJoin, writeback] satisfies readonly Difference[];
