import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseList } from '../parse/list.ts';

const steps = {
  winRm: /^(win-?rm|(windows )?remote management)$/i,
  trustedHosts: /^trusted ?hosts?$/i,
  serverManager: /^server ?manager( pool)?$/i,
  session: /^(remote )?session$/i,
} as const;
const names = ['winRm', 'trustedHosts', 'serverManager', 'session'] as const;

/** What still keeps the wizard from managing it; empty where nothing does. */
export default defineAnswer({
  about: 'what is missing to manage the Web Application Proxy from outside its domain',
  ask: 'Which of these is still missing for this Web Application Proxy: WinRM runs on it; it is in the TrustedHosts of the machine with the wizard; it is in the Server Manager pool of that machine, with local credentials; a remote session to it opens?',
  input: { kind: 'list' },
  value: z.array(z.enum(names)).max(names.length),
  howToFindOut:
    'On the machine with the wizard: Get-Item WSMan:\\localhost\\Client\\TrustedHosts; then Server Manager > All Servers > the proxy > Windows PowerShell opens a session',
  of: ['wap'],
  accepts: 'Any of WinRM, TrustedHosts, Server Manager and session; or "none".',
  parse(text) {
    const missing = parseList(text)?.map((item) => names.find((name) => steps[name].test(item)));
    return missing?.every((name) => name !== undefined) ? [...new Set(missing)] : undefined;
  },
});
