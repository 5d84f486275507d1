import { defineCheck } from '../../define.ts';
import { pass, warning } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

/** The newest release that is out of mainstream support. */
const lastInExtendedSupport = 2016;

export default defineCheck({
  title: 'Domain controllers run a version still in support',
  severity: 'recommended',
  tools: 'connect',
  why: 'Any release works while the forest is new enough, but Microsoft may help with Windows Server 2016 or older only under a paid support program.',
  fix: [
    'Replace domain controllers of Windows Server 2016 or older, in time',
    'Or make sure of a paid support program',
  ],
  verify: 'Get-ADDomainController -Filter * | Select Name,OperatingSystem',
  sources: [connectPrerequisites('On-premises Active Directory')],
  needs: ['domainControllerReleases'],
  judge({ domainControllerReleases }) {
    const value = { releases: domainControllerReleases };
    const show = (releases: readonly string[]) => `Windows Server ${showList(releases)}`;
    const old = domainControllerReleases.filter((release) => Number.parseInt(release, 10) <= lastInExtendedSupport);
    return old.length > 0
      ? warning(`Domain controllers run ${show(old)}: support may need a paid program.`, value)
      : pass(`Domain controllers run ${show(domainControllerReleases)}.`, value);
  },
});
