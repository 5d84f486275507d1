import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { readRegistryNumber } from '../parse/registry-number.ts';

const set = z.boolean().nullable().describe('null where the value is absent');
const side = z.strictObject({ enabled: set, disabledByDefault: set });

const schannel = 'SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2';
const framework = 'SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319';

/** Registry values as switches: 0 is off, any other number is on, and `null` leaves it to the operating system. */
export default defineAnswer({
  about: 'the registry values for TLS 1.2',
  ask: 'What does the registry of the server say about TLS 1.2?',
  input: { kind: 'text' },
  value: z.strictObject({ client: side, server: side, strongCrypto: set }),
  howToFindOut: `'${schannel}\\Client', '${schannel}\\Server', '${framework}' | % { "[HKLM\\$_]"; Get-ItemProperty "HKLM:\\$_" -ErrorAction Ignore | Format-List Enabled, DisabledByDefault, SchUseStrongCrypto }`,
  of: ['active', 'staging', 'agent'],
  accepts:
    'All that the command prints, or an export of the three keys: TLS 1.2\\Client, TLS 1.2\\Server and v4.0.30319.',
  parse(text) {
    const keys = splitByKey(text);
    const client = keys.get('client');
    const server = keys.get('server');
    const dotNet = keys.get('framework');
    // A key that was not looked at is not the same as one that is absent.
    if (client === undefined || server === undefined || dotNet === undefined) return undefined;
    const readSide = (lines: string) => ({
      enabled: readSwitch(lines, 'Enabled'),
      disabledByDefault: readSwitch(lines, 'DisabledByDefault'),
    });
    return {
      client: readSide(client),
      server: readSide(server),
      strongCrypto: readSwitch(dotNet, 'SchUseStrongCrypto'),
    };
  },
});

/** What a dump says below each of the three keys, or behind it on the same line. Other keys are left out. */
function splitByKey(text: string): Map<string, string> {
  const found = new Map<string, string>();
  let key: string | undefined;
  for (const line of text.split('\n')) {
    const path = /(?:HKEY_LOCAL_MACHINE|HKLM)\b/i.exec(line);
    if (path) key = keyOf(line.slice(path.index));
    if (key !== undefined) found.set(key, `${found.get(key) ?? ''}\n${line}`);
  }
  return found;
}

function keyOf(path: string): string | undefined {
  const side = /\\TLS 1\.2\\(Client|Server)\b/i.exec(path)?.[1];
  if (side) return side.toLowerCase();
  return /\\SOFTWARE\\Microsoft\\\.NETFramework\\v4\.0\.30319\b/i.test(path) ? 'framework' : undefined;
}

function readSwitch(lines: string, name: string): boolean | null {
  const number = readRegistryNumber(lines, name);
  return number === undefined ? null : number !== 0;
}
