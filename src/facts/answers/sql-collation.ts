import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the collation of the SQL Server',
  ask: 'What is the collation of the SQL Server?',
  input: { kind: 'text' },
  value: z
    .string()
    .max(128)
    .regex(/^[A-Za-z0-9]+(_[A-Za-z0-9]+)+$/, 'the name of a collation'),
  howToFindOut: "SELECT SERVERPROPERTY('Collation')",
  accepts: 'The name of the collation such as SQL_Latin1_General_CP1_CI_AS, or the output of the query.',
  parse(text) {
    const names = text.match(/\b[a-z0-9]+(?:_[a-z0-9]+)*_(?:CI|CS|BIN2?)(?:_[a-z0-9]+)*\b/gi) ?? [];
    return new Set(names.map((name) => name.toLowerCase())).size === 1 ? names[0] : undefined;
  },
});
