import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'At least one domain controller runs Windows Server 2012 or later',
  severity: 'required',
  tools: 'cloud',
  why: 'Only such a domain controller gives out the passwords of group managed service accounts.',
  fix: ['Add a domain controller with a newer Windows Server'],
  verify: 'Get-ADDomainController -Filter * | Select HostName,OperatingSystem',
  sources: [cloudSyncPrerequisites('Prerequisites for gMSA')],
  needs: ['domainControllerReleases'],
  judge({ domainControllerReleases: releases }) {
    const seen = `Windows Server ${showList(releases)}`;
    // A release is named by its year, with R2 behind it, so that the order of the names is that of the releases.
    return releases.some((release) => release >= '2012')
      ? pass(`The domain controllers run ${seen}.`, { releases })
      : fail(`The domain controllers run ${seen}, all of them older than 2012.`, { releases });
  },
});
