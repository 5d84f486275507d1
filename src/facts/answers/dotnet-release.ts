import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseNumber } from '../parse/number.ts';
import { readRegistryNumber } from '../parse/registry-number.ts';

/** The lowest release number of each version of .NET Framework, and the third part that its files carry. */
const releases: readonly (readonly [version: string, release: number, file: number])[] = [
  ['4.8.1', 533320, 9032],
  ['4.8', 528040, 0],
  ['4.7.2', 461808, 3056],
  ['4.7.1', 461308, 2556],
  ['4.7', 460798, 0],
  ['4.6.2', 394802, 1586],
  ['4.6.1', 394254, 1038],
  ['4.6', 393295, 0],
  ['4.5.2', 379893, 51209],
  ['4.5.1', 378675, 50938],
  ['4.5', 378389, 0],
];

/** The release number, from which the registry tells versions apart; 0 where .NET Framework is older than 4.5. */
export default defineAnswer({
  about: 'the release of .NET Framework',
  ask: 'Which release of .NET Framework is installed?',
  input: { kind: 'text' },
  value: z.number().int().nonnegative(),
  howToFindOut: "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full').Release",
  of: ['active', 'staging', 'agent'],
  accepts: 'The release number that the command prints, such as 528040, or a version of .NET Framework such as 4.8.',
  parse(text) {
    const release = readRegistryNumber(text, 'Release') ?? parseNumber(text);
    if (release !== undefined && release > 99_999) return release;
    const version = /^(?:\.NET(?: Framework)?|Version\s*:)?\s*v?(\d(?:\.\d+){1,3})(?: or (?:later|newer))?$/i.exec(
      text.trim(),
    )?.[1];
    return version === undefined ? undefined : releaseOf(version);
  },
});

function releaseOf(version: string): number | undefined {
  const parts = version.split('.');
  const [major = 0, minor = 0, third = 0] = parts.map(Number);
  if (major < 4 || (major === 4 && minor < 5)) return 0;
  // The files of 4.7.2 say 4.7.03062, so a long third part is not the third part of the version.
  if ((parts[2]?.length ?? 0) > 2)
    return releases.find(([known, , file]) => known.startsWith(`4.${minor}`) && major === 4 && third >= file)?.[1];
  return releases.find(([known]) => known === parts.slice(0, third === 0 ? 2 : 3).join('.'))?.[1];
}
