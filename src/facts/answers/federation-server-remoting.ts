import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether Windows Remote Management is enabled on the AD FS or Web Application Proxy server',
  ask: 'Is Windows Remote Management enabled on this server (was Enable-PSRemoting run on it)?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'On the server: Test-WSMan answers with a ProductVendor; Enable-PSRemoting -Force enables it',
  of: ['adfs', 'wap'],
});
