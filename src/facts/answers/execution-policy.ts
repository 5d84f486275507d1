import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const policies = ['Undefined', 'Restricted', 'AllSigned', 'RemoteSigned', 'Unrestricted', 'Bypass'] as const;
type Policy = (typeof policies)[number];

/** Lasting scopes, the strongest first. `Process` lasts as long as the window in which it was set. */
const scopes = ['MachinePolicy', 'UserPolicy', 'CurrentUser', 'LocalMachine'];

/** The effective one: the first of the lasting scopes that is not `Undefined`. */
export default defineAnswer({
  about: 'the PowerShell execution policy of the server',
  ask: 'What is the PowerShell execution policy of the server?',
  input: { kind: 'choice', choices: policies.map((value) => ({ value, title: value })) },
  value: z.enum(policies),
  howToFindOut: 'Get-ExecutionPolicy -List',
  of: ['active', 'staging', 'agent'],
  accepts: 'The whole table that the command prints, or one policy such as RemoteSigned.',
  parse(text) {
    const rows = scopes.map((scope) => toPolicy(new RegExp(`\\b${scope}\\b[\\s:,"]+(\\w+)`, 'i').exec(text)?.[1]));
    if (rows.every((row) => row !== undefined)) return rows.find((row) => row !== 'Undefined') ?? 'Undefined';
    // A part of the table does not tell: a row that is left out may be stronger.
    return rows.some((row) => row !== undefined) ? undefined : toPolicy(text);
  },
});

function toPolicy(text = ''): Policy | undefined {
  const word = text.replaceAll(/[\s-]/g, '').toLowerCase();
  return policies.find((policy) => policy.toLowerCase() === word);
}
