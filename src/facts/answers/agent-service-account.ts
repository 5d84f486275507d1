import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** As Windows shows it. The one that the wizard makes is `provAgentgMSA$`. */
export default defineAnswer({
  about: 'the account that the provisioning agent runs as',
  ask: 'Which account does the provisioning agent run as, or will it run as?',
  input: { kind: 'text' },
  value: z.string().trim().min(1).max(256),
  howToFindOut:
    '(Get-CimInstance Win32_Service -Filter "Name=\'AADConnectProvisioningAgent\'").StartName, or the plan of the installation',
  fromProfile: ({ gmsa }) => (gmsa === 'wizard' ? 'provAgentgMSA$' : null),
});
