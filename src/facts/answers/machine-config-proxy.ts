import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** What the block in machine.config says; `null` where there is none. The address is as it is written there. */
export default defineAnswer({
  about: 'the proxy block in machine.config',
  ask: 'What does the system.net block at the end of machine.config say? Paste the end of the file.',
  input: { kind: 'text' },
  value: z
    .strictObject({
      address: z.string().nullable(),
      enabled: z.boolean(),
      useDefaultCredentials: z.boolean(),
      atBottom: z.boolean(),
    })
    .nullable(),
  howToFindOut:
    'On the server: Get-Content C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config -Tail 20',
  of: ['active', 'staging'],
  accepts: 'The end of machine.config from <system.net> on, or "none" where it has no such block.',
  parse(text) {
    const xml = text.replace(/<!--[\s\S]*?-->/g, '');
    const [, block, rest = ''] = /<system\.net>([\s\S]*?)<\/system\.net>([\s\S]*)/i.exec(xml) ?? [];
    const defaultProxy = /<defaultProxy\b([^>]*)>/i.exec(block ?? '');
    if (!block || !defaultProxy) return /<\/configuration>/i.test(xml) ? null : undefined;
    const proxy = /<proxy\b((?:[^>"]|"[^"]*")*)>/i.exec(block);
    return {
      address: attribute(proxy?.[1], 'proxyaddress') ?? null,
      enabled: attribute(defaultProxy[1], 'enabled')?.toLowerCase() !== 'false',
      useDefaultCredentials: attribute(defaultProxy[1], 'useDefaultCredentials')?.toLowerCase() === 'true',
      atBottom: /^\s*(<\/configuration>\s*)?$/i.test(rest),
    };
  },
});

const attribute = (attributes: string | undefined, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(attributes ?? '')?.[1];
