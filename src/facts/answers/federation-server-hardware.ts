import { z } from 'zod';
import { defineAnswer } from '../define.ts';

// Without flags, which a JSON Schema has no place for.
const size = /^(?:(?:[Ss]tandard|[Bb]asic)_)?[A-Za-z]{1,3}\d+(?:-\d+)?[A-Za-z]*(?:_[Vv]\d+)?$/;
const words: Readonly<Record<string, number>> = { single: 1, dual: 2, quad: 4, hexa: 6, octa: 8 };

/** Speed in GHz, memory in GB; or the size of an Azure virtual machine, as Azure writes it. */
export default defineAnswer({
  about: 'the processor and memory of the AD FS or Web Application Proxy server',
  ask: 'How many processor cores has this AD FS or Web Application Proxy server, how fast are they, and how much memory has it?',
  input: { kind: 'text' },
  value: z.union([
    z.strictObject({
      cores: z.number().int().positive(),
      gigahertz: z.number().positive(),
      memory: z.number().positive(),
    }),
    z.strictObject({ azureSize: z.string().regex(size) }),
  ]),
  howToFindOut:
    '$p = @(Get-CimInstance Win32_Processor); $s = Get-CimInstance Win32_ComputerSystem; "$(($p | Measure NumberOfCores -Sum).Sum) cores, $($p[0].MaxClockSpeed) MHz, $([math]::Round($s.TotalPhysicalMemory / 1GB, 1)) GB"',
  of: ['adfs', 'wap'],
  accepts:
    'Cores, speed and memory with their units, such as "2 cores, 2.4 GHz, 4 GB"; or the size of an Azure VM such as Standard_D2s_v5.',
  parse(text) {
    const azureSize = text.trim().replace(/ (?=v\d)/i, '_');
    if (size.test(azureSize)) return { azureSize };
    const cores = measure(text, /(\d{1,4})\s{0,9}(?:x\s{0,9})?(?:v?cpus?|v?cores?|processors?)\b/i) ?? spelled(text);
    const speed = /(\d{1,9}(?:[.,]\d{1,9})?)\s{0,9}([GM])Hz/i.exec(text);
    const memory = /(\d{1,9}(?:[.,]\d{1,9})?)\s{0,9}([GM])i?B\b/i.exec(text);
    if (!cores || !speed || !memory) return undefined;
    const gigahertz = amount(speed, 1000);
    const gigabytes = amount(memory, 1024);
    return gigahertz > 0 && gigabytes > 0 ? { cores, gigahertz, memory: gigabytes } : undefined;
  },
});

const measure = (text: string, pattern: RegExp): number | undefined => Number(pattern.exec(text)?.[1]) || undefined;
const spelled = (text: string) => words[/(single|dual|quad|hexa|octa)[ -]?core/i.exec(text)?.[1]?.toLowerCase() ?? ''];

/** Rounded to hundredths, since a machine reports a little less than what it is sold as. */
function amount([, number = '', prefix = '']: RegExpExecArray, thousand: number): number {
  const value = Number(number.replace(',', '.')) / (prefix.toUpperCase() === 'M' ? thousand : 1);
  return Math.round(value * 100) / 100;
}
