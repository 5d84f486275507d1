import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const editions = {
  standard: 'Standard',
  datacenter: 'Datacenter',
  newEssentials: 'Essentials 2019 or later',
  oldEssentials: 'Essentials before 2019',
  smallBusiness: 'Small Business Server',
  lesser: 'Another one, such as Foundation, Storage Server or Web',
} as const;

export default defineAnswer({
  about: 'the edition of Windows Server',
  ask: 'Which edition of Windows Server is it?',
  input: { kind: 'choice', choices: Object.entries(editions).map(([value, title]) => ({ value, title })) },
  value: z.enum(Object.keys(editions) as [keyof typeof editions, ...(keyof typeof editions)[]]),
  howToFindOut: '(Get-CimInstance Win32_OperatingSystem).Caption',
  of: ['active', 'staging'],
  accepts: 'An edition such as Standard, with its year where it is Essentials, or what the command prints.',
  parse(text) {
    // The names of the lesser editions contain those of the others.
    if (/small business|\bSBS\b/i.test(text)) return 'smallBusiness';
    if (/foundation|storage|\bweb\b|multipoint|hyper-v/i.test(text)) return 'lesser';
    if (/essentials/i.test(text)) {
      const year = /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1];
      if (year === undefined) return undefined;
      return Number(year) >= 2019 && !/before/i.test(text) ? 'newEssentials' : 'oldEssentials';
    }
    const isDatacenter = /datacenter|serverturbine/i.test(text);
    const isStandard = /standard/i.test(text);
    if (isDatacenter === isStandard) return undefined;
    return isDatacenter ? 'datacenter' : 'standard';
  },
});
