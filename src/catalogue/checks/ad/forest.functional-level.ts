import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';

const tooOld = new Set(['Windows2000Forest', 'Windows2003InterimForest']);

export default defineCheck({
  title: 'Schema and forest functional level are Windows Server 2003 or later',
  severity: 'required',
  tools: 'both',
  why: 'Synchronization reads attributes that an older forest does not have. The schema is never older than the functional level.',
  fix: [
    'Raise the functional level of the forest to Windows Server 2003 or later',
    'Retire the domain controllers that are too old for it first',
    'Set-ADForestMode -Identity <forest> -ForestMode Windows2016Forest',
  ],
  verify: 'Get-ADForest | Select ForestMode',
  sources: [
    connectPrerequisites('On-premises Active Directory'),
    gateCheck('On-prem AD side'),
    integrationPrerequisites('Hardware and software'),
  ],
  needs: ['forestFunctionalLevel'],
  judge: ({ forestFunctionalLevel }) =>
    tooOld.has(forestFunctionalLevel)
      ? fail(`The functional level is ${forestFunctionalLevel}, older than Windows Server 2003.`, {
          forestFunctionalLevel,
        })
      : pass(`The functional level is ${forestFunctionalLevel}.`, { forestFunctionalLevel }),
});
