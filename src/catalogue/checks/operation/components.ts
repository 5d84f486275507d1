import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The team knows which components the installer adds',
  severity: 'informational',
  tools: 'connect',
  why: 'They have to be allowed on the server, and nobody should remove or upgrade them by hand.',
  fix: ['Tell those who look after the server what the installer adds'],
  verify: 'On a server that has it: Settings > Apps',
  sources: [connectPrerequisites('Supporting components')],
  needs: ['componentsAcknowledged'],
  judge({ componentsAcknowledged }, { profile: { database } }) {
    const components = [
      'Connect Health',
      'SQL Server command line utilities',
      ...(database === 'localDb' ? ['SQL Server Express LocalDB'] : []),
      'SQL Server Native Client',
      'the Visual C++ 14 redistributable',
    ];
    const words = `The installer adds ${showList(components)}`;
    return componentsAcknowledged
      ? pass(`${words}, which the team knows.`, { components })
      : fail(`${words}, which the team does not know yet.`, { components });
  },
});
