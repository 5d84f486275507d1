import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'Password and device writeback are decided',
  severity: 'informational',
  tools: 'connect',
  why: 'Both write to Active Directory, so the connector account needs more permissions, and password writeback a licence.',
  fix: ['Decide on password writeback and device writeback'],
  verify: 'Entra Connect wizard > Customize synchronization options > Optional features',
  sources: [connectOverview('Configure sync features')],
  needs: ['passwordWriteback', 'deviceWriteback'],
  judge({ passwordWriteback, deviceWriteback }) {
    const value = { passwordWriteback, deviceWriteback };
    const undecided = [
      ...(passwordWriteback === 'undecided' ? ['password writeback'] : []),
      ...(deviceWriteback === 'undecided' ? ['device writeback'] : []),
    ];
    return undecided.length > 0
      ? fail(`Not decided yet: ${showList(undecided)}.`, value)
      : pass(`Password writeback: ${passwordWriteback}; device writeback: ${deviceWriteback}.`, value);
  },
});
