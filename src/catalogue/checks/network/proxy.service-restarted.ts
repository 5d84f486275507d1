import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The sync service was restarted after the proxy was set',
  severity: 'required',
  tools: 'connect',
  when: ({ proxy, installation }) => proxy !== 'none' && installation === 'upgrade',
  why: 'The service reads the proxy from machine.config only when it starts.',
  fix: ['Restart-Service ADSync'],
  verify: '(Get-Process -Id (Get-CimInstance Win32_Service -Filter "Name=\'ADSync\'").ProcessId).StartTime',
  sources: [connectPrerequisites('Connectivity')],
  needs: ['syncServiceRestarted'],
  judge: ({ syncServiceRestarted: restarted }) =>
    restarted
      ? pass('The service was restarted since.', { restarted })
      : fail('The service was not restarted since.', { restarted }),
});
