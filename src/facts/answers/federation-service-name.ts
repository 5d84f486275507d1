import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const longest = 255;
const host = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z][a-z0-9-]*$/;

export default defineAnswer({
  about: 'the federation service name',
  ask: 'What is the federation service name, under which people reach AD FS?',
  input: { kind: 'text' },
  value: z.string().max(longest).regex(host, 'a host name such as sts.contoso.com'),
  howToFindOut: 'On an AD FS server: (Get-AdfsProperties).HostName',
  accepts: 'One host name such as sts.contoso.com.',
  parse(text) {
    const printed = /^[ \t]*HostName\s*:\s*(\S+)/im.exec(text)?.[1] ?? text.trim();
    const name = printed
      .replace(/^https?:\/\//i, '')
      .replace(/[/:].*$/s, '')
      .replace(/\.$/, '')
      .toLowerCase();
    return name.length <= longest && host.test(name) ? name : undefined;
  },
});
