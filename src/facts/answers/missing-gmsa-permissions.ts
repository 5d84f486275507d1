import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { saysNone } from '../parse/none.ts';

/** The eight permissions of a custom gMSA, each with the word by which people tell it. */
const permissions = {
  'read all properties of descendant device objects': /\bdevices?\b/i,
  'read all properties of descendant InetOrgPerson objects': /\binetOrgPersons?\b/i,
  'read all properties of descendant computer objects': /\bcomputers?\b/i,
  'read all properties of descendant foreignSecurityPrincipal objects': /\bforeign ?security ?principals?\b/i,
  'full control of descendant group objects': /\bgroups?\b/i,
  'read all properties of descendant user objects': /^(?!.*\b(create|delete)\b).*\busers?\b/i,
  'read all properties of descendant contact objects': /\bcontacts?\b/i,
  'create and delete user objects on this object and all descendants': /\b(create|delete)\b/i,
} as const;

type Permission = keyof typeof permissions;
const names = Object.keys(permissions) as Permission[];

/** Empty: it has all of them. */
export default defineAnswer({
  about: 'the permissions that the custom gMSA lacks',
  ask: `Which of these permissions does the custom gMSA lack: ${names.join('; ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(names)),
  howToFindOut:
    "(Get-Acl 'AD:<distinguished name of the domain>').Access | ? IdentityReference -like '*<gMSA>*' | Select ActiveDirectoryRights,InheritedObjectType,ObjectType",
  of: 'domain',
  accepts: 'The missing ones, one in each line or by their kind such as "contact, create and delete user", or "none".',
  parse(text) {
    if (saysNone(text)) return [];
    const lines = text
      .replace(/\bcreate (and|or) delete\b/gi, 'create/delete')
      .split(/[,;\n]|\sand\s(?!all\b)/i)
      .filter((line) => line.trim() !== '');
    const found = lines.map((line) => names.filter((name) => permissions[name].test(line)));
    if (found.length === 0 || found.some(({ length }) => length !== 1)) return undefined;
    const lacking = new Set(found.flat());
    return names.filter((name) => lacking.has(name));
  },
});
