import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { compareVersions, parseVersion } from '../../version.ts';

export default defineCheck({
  title: 'PowerShell 5.0 or later',
  severity: 'required',
  tools: 'connect',
  why: 'The installation and the scheduler run on Windows PowerShell 5.0 or later.',
  fix: ['Install Windows Management Framework 5.1', 'Windows Server 2016 and later have PowerShell 5.1 from the start'],
  verify: '$PSVersionTable.PSVersion',
  sources: [connectPrerequisites('PowerShell and .NET Framework')],
  needs: ['powershellVersion'],
  judge: ({ powershellVersion: version }) =>
    compareVersions(parseVersion(version) ?? [], [5, 0]) < 0
      ? fail(`PowerShell ${version} is older than 5.0.`, { version })
      : pass(`PowerShell ${version}.`, { version }),
});
