import { daysUntil, showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';
import { showCount } from '../../words.ts';

/** In days. What was clean then may not be clean now. */
const oldestRun = 30;

export default defineCheck({
  title: 'The directory data was checked (IdFix or its equal) and its errors are fixed',
  severity: 'required',
  tools: 'both',
  why: 'Duplicates and malformed attributes become synchronization errors, which are far harder to mend afterwards.',
  fix: [
    'Check the data of the directory, mend what is found, check again',
    'IdFix was ended on 30 June 2026 and its installers are gone: an equal check of an export counts',
    'Look for duplicate and malformed userPrincipalName, mail and proxyAddresses, and for invalid characters',
  ],
  verify: 'The report of the last run: which tool, how many errors are left, on which day',
  sources: [
    connectPrerequisites('Prepare your on-premises data'),
    gateCheck('On-prem AD side: IdFix tool run, errors fixed'),
    cloudSyncPrerequisites('In your directory in Active Directory'),
    learn2026.connectPrerequisites('Prepare your on-premises data'),
  ],
  conflict:
    'The prerequisites of both tools, the gate-check post and the pages of Learn in 2026 name IdFix. Its makers ended it on 30 June 2026 and removed the installers. The rule accepts IdFix and any equal check of an export.',
  needs: ['directoryCheckTool'],
  uses: ['directoryCheckErrorsLeft', 'directoryCheckedOn'],
  judge({ directoryCheckTool: tool, directoryCheckErrorsLeft, directoryCheckedOn }, { now }) {
    if (tool === '') return fail('The data of the directory has not been checked yet.');
    const errorsLeft = directoryCheckErrorsLeft.ok ? directoryCheckErrorsLeft.value : null;
    const checkedOn = directoryCheckedOn.ok ? directoryCheckedOn.value : null;
    const value = { tool, errorsLeft, checkedOn };
    // East of Greenwich a new day begins while it is still yesterday in UTC.
    if (checkedOn !== null && daysUntil(checkedOn, now) > 1)
      return fail(`The check with ${tool} is still to come: ${showDay(checkedOn)}.`, value);
    if (errorsLeft !== null && errorsLeft > 0)
      return fail(`${showCount(errorsLeft, 'error')} left after the check with ${tool}.`, value);
    if (!directoryCheckErrorsLeft.ok)
      return unknown(
        `How many errors the check with ${tool} left is not known.`,
        'directoryCheckErrorsLeft',
        directoryCheckErrorsLeft,
      );
    if (checkedOn === null)
      return unknown(`When the check with ${tool} ran is not known.`, 'directoryCheckedOn', directoryCheckedOn);
    const words = `No errors left after the check with ${tool} on ${showDay(checkedOn)}`;
    return daysUntil(checkedOn, now) < -oldestRun
      ? warning(`${words}, which was ${showDistance(checkedOn, now)}: check again.`, value)
      : pass(`${words}.`, value);
  },
});
