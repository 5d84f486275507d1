import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseNumber } from '../parse/number.ts';

/** In GHz. */
export default defineAnswer({
  about: 'the clock speed of the processor',
  ask: 'How fast is the processor of the server?',
  input: { kind: 'number', unit: 'GHz' },
  value: z.number().positive().max(20),
  howToFindOut: '(Get-CimInstance Win32_Processor).MaxClockSpeed',
  of: ['active', 'staging', 'agent'],
  accepts: 'GHz such as 2.4, the MHz that the command prints, or the name of the processor with its speed.',
  parse(text) {
    const named = /@\s*(\d[\d.,]*\s*GHz)/i.exec(text)?.[1];
    const lines = text
      .replace(/^\s*MaxClockSpeed\s*(?::|-+)?/i, '')
      .split(/\s+/)
      .filter(Boolean);
    // The command prints one line for each processor: the slowest counts.
    const inMhz = lines.length > 0 && lines.every((line) => /^\d{3,4}$/.test(line));
    const ghz = inMhz ? Math.min(...lines.map(Number)) / 1000 : parseNumber(named ?? text, 'GHz');
    if (ghz === undefined) return undefined;
    // Windows reports a little less than the speed on the label.
    return inMhz || /MHz/i.test(text) ? Math.round(ghz * 100) / 100 : ghz;
  },
});
