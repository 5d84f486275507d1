import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseChoice } from '../parse/choice.ts';

const choices = [
  { value: 'windows', title: 'SQL Server on Windows' },
  { value: 'linux', title: 'SQL Server on Linux' },
  { value: 'azure', title: 'Azure SQL Database or Managed Instance' },
] as const;

export default defineAnswer({
  about: 'what SQL Server runs on',
  ask: 'What does SQL Server run on?',
  input: { kind: 'choice', choices },
  value: z.enum(['windows', 'linux', 'azure']),
  howToFindOut: 'SELECT @@VERSION',
  accepts: 'Windows, Linux or Azure SQL, or the output of SELECT @@VERSION.',
  parse(text) {
    if (/Microsoft SQL Azure|Azure SQL|Managed Instance/i.test(text)) return 'azure';
    if (/Microsoft SQL Server/i.test(text)) {
      const found = [/\bon Windows\b/i.test(text) && 'windows', /\bon Linux\b/i.test(text) && 'linux'].filter(Boolean);
      return found.length === 1 ? (found[0] as 'windows' | 'linux') : undefined;
    }
    return parseChoice(text, choices) as (typeof choices)[number]['value'] | undefined;
  },
});
