import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

const needed = ['MachineAccessRestriction', 'MachineLaunchRestriction', 'DefaultLaunchPermission'] as const;

export default defineCheck({
  title: 'The DCOM registry values are present and intact',
  severity: 'required',
  tools: 'connect',
  why: 'The installation of the synchronization service stops where one of the values is missing or damaged.',
  fix: [
    'Restore the values from a server of the same release, or with dcomcnfg',
    'Component Services > My Computer > Properties > COM Security: set the limits and defaults anew',
  ],
  verify: 'Get-ItemProperty HKLM:\\SOFTWARE\\Microsoft\\Ole',
  sources: [connectPrerequisites('DCOM prerequisites on the synchronization server')],
  needs: ['dcomValues'],
  judge({ dcomValues }) {
    const missing = needed.filter((name) => !dcomValues.includes(name));
    return missing.length > 0
      ? fail(`Missing or damaged: ${showList(missing)}.`, { missing })
      : pass('All three values are present and intact.', { missing });
  },
});
