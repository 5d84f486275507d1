import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'where the agent runs',
  ask: 'Will the agent run on a member server, or on a domain controller?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'memberServer', title: 'On a member server' },
      { value: 'domainController', title: 'On a domain controller' },
    ],
  },
  value: z.enum(['memberServer', 'domainController']),
  howToFindOut:
    '(Get-CimInstance Win32_ComputerSystem).DomainRole: 3 is a member server, 4 and 5 are domain controllers',
  of: ['agent'],
  accepts: 'Member server or domain controller, or the number that the command prints.',
  parse(text) {
    const role = text.trim().replace(/^DomainRole\s*:?\s*(?:-+\s*)?/i, '');
    if (/^(?:3|(?:on )?(?:a )?member ?server)$/i.test(role)) return 'memberServer';
    return /^(?:[45]|DC|(?:on )?(?:a )?domain ?controller)$/i.test(role) ? 'domainController' : undefined;
  },
});
