import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseWindows } from '../parse/windows.ts';

const releases = ['2025', '2022', '2019', '2016', '2012 R2', '2012', '2008 R2', '2008'] as const;

/** The builds that each release reports of itself; service packs gave the oldest ones several. */
const builds: Readonly<Record<number, (typeof releases)[number]>> = {
  26100: '2025',
  20348: '2022',
  17763: '2019',
  14393: '2016',
  9600: '2012 R2',
  9200: '2012',
  7601: '2008 R2',
  7600: '2008 R2',
  6003: '2008',
  6002: '2008',
  6001: '2008',
};

export default defineAnswer({
  about: 'the Windows Server release of the AD FS or Web Application Proxy server',
  ask: 'Which release of Windows Server does this AD FS or Web Application Proxy server run?',
  input: { kind: 'choice', choices: releases.map((value) => ({ value, title: `Windows Server ${value}` })) },
  value: z.enum(releases),
  howToFindOut: 'Get-CimInstance Win32_OperatingSystem | Select Caption, Version',
  of: ['adfs', 'wap'],
  accepts: 'The name or the build of a Windows Server from 2008 to 2025, such as 2019 or 10.0.17763.',
  parse(text) {
    const windows = parseWindows(text);
    return windows?.product === 'server' && windows.build !== null ? builds[windows.build] : undefined;
  },
});
