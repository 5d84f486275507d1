import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseNumber } from '../parse/number.ts';

/** In MB. SQL Server says 2147483647 where nothing limits it. */
export default defineAnswer({
  about: 'the memory limit of SQL Server',
  ask: 'What is the "max server memory" of the SQL Server on this server?',
  input: { kind: 'number', unit: 'MB' },
  value: z.number().int().positive(),
  howToFindOut: "SELECT value_in_use FROM sys.configurations WHERE name = 'max server memory (MB)'",
  of: ['active', 'staging', 'agent'],
  accepts: 'A number of MB such as 12288, an amount such as 12 GB, "no limit", or the row that sp_configure prints.',
  parse(text) {
    if (/^(no limit|not limited|unlimited|default)\.?$/i.test(text.trim())) return 2_147_483_647;
    // Minimum, maximum, configured and running value, in this order.
    const row = /max server memory \(MB\)\s+\d+\s+\d+\s+\d+\s+(\d+)/i.exec(text);
    // Nobody means a fraction of a megabyte.
    return parseNumber(row?.[1] ?? text.trim().replace(/^(\d{1,3}),(\d{3})(?= ?MB$|$)/i, '$1$2'), 'MB');
  },
});
