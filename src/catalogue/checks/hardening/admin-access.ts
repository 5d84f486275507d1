import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';
import { showList } from '../../words.ts';

/** Groups that hold everybody control nothing. */
const everybody = /(?:^|\\)(?:everyone|authenticated users|domain users|domain computers|users)$/i;

export default defineCheck({
  title: 'Only domain administrators or a tightly controlled group may administer it',
  severity: 'recommended',
  tools: 'both',
  why: 'Every administrator of the server holds the keys to the directory.',
  fix: [
    'Leave administration to Domain Admins or one tightly controlled group',
    'Take everyone else out of the local Administrators group and the rights to log on',
  ],
  verify: 'Get-LocalGroupMember Administrators',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: Restricted access'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  conflict:
    'The gate-check post calls it non-negotiable; the prerequisites of both tools recommend it. The rule follows the prerequisites: a failure is a risk, not a stop.',
  needs: ['serverAdministrators'],
  judge({ serverAdministrators: groups }) {
    const open = groups.filter((group) => everybody.test(group));
    if (groups.length === 0) return fail('Administration is not restricted to a group.', { groups });
    return open.length > 0
      ? fail(`${showList(open)} may administer the server, which is no tightly controlled group.`, { groups })
      : pass(`Administered by ${showList(groups)}.`, { groups });
  },
});
