import type { FactValues } from '../../../facts/facts.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The edition is Standard or better, not Small Business Server, nor Essentials before 2019',
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect cannot be installed on the smaller editions of Windows Server.',
  fix: ['Use Windows Server Standard or Datacenter', 'Essentials is accepted from 2019 on'],
  verify: '(Get-CimInstance Win32_OperatingSystem).Caption',
  sources: [connectPrerequisites('Installation prerequisites'), gateCheck('Server OS')],
  needs: ['serverEdition'],
  judge: ({ serverEdition }) =>
    (accepted.has(serverEdition) ? pass : fail)(`The edition is ${names[serverEdition]}.`, { edition: serverEdition }),
});

type Edition = FactValues['serverEdition'];

const accepted = new Set<Edition>(['standard', 'datacenter', 'newEssentials']);

const names: Record<Edition, string> = {
  standard: 'Standard',
  datacenter: 'Datacenter',
  newEssentials: 'Essentials 2019 or later',
  oldEssentials: 'Essentials before 2019, which is not supported',
  smallBusiness: 'Small Business Server, which is not supported',
  lesser: 'less than Standard',
};
