import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** The year of a release by the first number of its version. */
const releases: Readonly<Record<string, number>> = {
  10: 2008,
  11: 2012,
  12: 2014,
  13: 2016,
  14: 2017,
  15: 2019,
  16: 2022,
  17: 2025,
};

export default defineAnswer({
  about: 'the release of SQL Server',
  ask: 'Which SQL Server is it?',
  input: { kind: 'text' },
  value: z.number().int().min(2000).max(2099),
  howToFindOut: 'SELECT @@VERSION',
  accepts: 'The year of the release such as 2022, its version such as 16.0.4105.2, or the output of SELECT @@VERSION.',
  parse(text) {
    // Azure SQL says that it is version 12, which is none of SQL Server 2014.
    if (/SQL Azure|Azure SQL/i.test(text)) return undefined;
    const named = [...text.matchAll(/SQL(?: ?Server)? ?(20\d\d)\b/gi)].map(([, year]) => Number(year));
    if (named.length > 0) return new Set(named).size === 1 ? named[0] : undefined;
    const typed = text.trim();
    if (/^20\d\d$/.test(typed)) return Number(typed);
    return releases[/^(?:version )?(\d{2})\.\d[\d.]*$/i.exec(typed)?.[1] ?? ''];
  },
});
