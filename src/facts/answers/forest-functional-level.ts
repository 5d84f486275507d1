import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** In the words that `Get-ADForest` prints, oldest first, each with the number that Active Directory keeps. */
const levels = {
  Windows2000Forest: 0,
  Windows2003InterimForest: 1,
  Windows2003Forest: 2,
  Windows2008Forest: 3,
  Windows2008R2Forest: 4,
  Windows2012Forest: 5,
  Windows2012R2Forest: 6,
  Windows2016Forest: 7,
  Windows2025Forest: 10,
} as const;

type Level = keyof typeof levels;
const names = Object.keys(levels) as [Level, ...Level[]];

export default defineAnswer({
  about: 'the functional level of the forest',
  ask: 'What is the functional level of the forest?',
  input: {
    kind: 'choice',
    choices: names.map((value) => ({
      value,
      title: value.replace(/^Windows(\d+)(.*)Forest$/, 'Windows Server $1 $2').trim(),
    })),
  },
  value: z.enum(names),
  howToFindOut: 'Get-ADForest | Select ForestMode',
  of: 'forest',
  accepts: 'A name as Get-ADForest prints it, such as Windows2016Forest, or the year of the release.',
  parse(text) {
    const printed = new Set(text.match(/\bWindows\d+(?:R2|Interim)?Forest\b/gi)?.map((name) => name.toLowerCase()));
    if (printed.size > 0) return printed.size === 1 ? find(([name]) => printed.has(name.toLowerCase())) : undefined;
    const number = /^(?:msDS-Behavior-Version\s*:\s*)?(\d{1,2})$/i.exec(text.trim())?.[1];
    if (number !== undefined) return find(([, kept]) => kept === Number(number));
    const typed = /^(?:(?:microsoft )?windows(?: server)? ?|ws)?(20\d\d) ?(R2|interim)?$/i.exec(text.trim());
    const name = `Windows${typed?.[1]}${typed?.[2] ?? ''}Forest`.toLowerCase();
    return find(([known]) => known.toLowerCase() === name);
  },
});

function find(matches: (level: [string, number]) => boolean): Level | undefined {
  return Object.entries(levels).find(matches)?.[0] as Level | undefined;
}
