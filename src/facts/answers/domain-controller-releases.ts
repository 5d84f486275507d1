import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { findServerReleases } from '../parse/windows.ts';

export default defineAnswer({
  about: 'the Windows Server releases of the domain controllers',
  ask: 'Which releases of Windows Server do the domain controllers run?',
  input: { kind: 'list' },
  value: z.array(z.string().regex(/^20\d\d( R2)?$/, 'the year of a release, such as 2022 or 2012 R2')).min(1),
  howToFindOut: 'Get-ADDomainController -Filter * | Select -ExpandProperty OperatingSystem',
  of: 'domain',
  accepts: 'Years such as 2019, 2022, or what the command prints.',
  parse(text) {
    const releases = findServerReleases(text);
    return releases.length > 0 ? releases.sort() : undefined;
  },
});
