import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

/** The releases of Windows Server whose schema has this version. */
const releases: Readonly<Record<number, string>> = {
  30: '2003',
  31: '2003 R2',
  44: '2008',
  47: '2008 R2',
  56: '2012',
  69: '2012 R2',
  87: '2016',
  88: '2019 or 2022',
  91: '2025',
};
const least = 56;

export default defineCheck({
  title: 'The AD schema is at Windows Server 2012 or later',
  severity: 'required',
  tools: 'cloud',
  why: 'A schema from before Windows Server 2012 does not know group managed service accounts, as which the agent runs.',
  fix: ['Extend the schema to that of a newer Windows Server (adprep /forestprep)'],
  verify: '(Get-ADObject (Get-ADRootDSE).schemaNamingContext -Properties objectVersion).objectVersion',
  sources: [cloudSyncPrerequisites('Prerequisites for gMSA')],
  needs: ['adSchemaVersion'],
  judge({ adSchemaVersion: version }) {
    const release = releases[version];
    const seen = `The schema has version ${version}${release ? ` (Windows Server ${release})` : ''}`;
    return version >= least ? pass(`${seen}.`, { version }) : fail(`${seen}; it takes ${least} or later.`, { version });
  },
});
