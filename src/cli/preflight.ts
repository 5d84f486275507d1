import { ConfigurationError } from '../config.ts';
import { CredentialError } from '../graph/credential.ts';
import { UsageError } from './usage-error.ts';

type Command = (args: readonly string[]) => number | Promise<number>;

// Loaded one at a time: the catalogue needs no simulated tenant, and no command needs all of the rest.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  scan: async () => (await import('./scan.ts')).scan,
  replay: async () => (await import('./replay.ts')).replay,
  catalogue: async () => (await import('./catalogue.ts')).printCatalogue,
  permissions: async () => (await import('./permissions.ts')).printPermissions,
  schema: async () => (await import('./schema.ts')).printSchema,
  audit: async () => (await import('./audit.ts')).audit,
  package: async () => (await import('./package.ts')).writePackage,
  grant: async () => (await import('./grant.ts')).grant,
  diagnose: async () => (await import('./diagnose.ts')).diagnose,
  forget: async () => (await import('./forget.ts')).forget,
};

const usage = `Usage: npm run -s preflight -- COMMAND

  scan [--tenant NAME | --target NAME] [--profile FILE] [--answers FILE] [--scope tenant|review] [--json] [--save FILE]
      reads a tenant and says whether it is ready; --tenant names a simulated one,
      --target one of TARGETS_FILE
  replay FILE [--json]
      judges a snapshot again that scan --save wrote
  catalogue [--json]
      every check, with its sources
  permissions [--probe [--tenant NAME | --target NAME]] [--json]
      every Graph permission, and the checks that it serves; --probe says which are granted, what each missing one would
      open, the most valuable first, and how to grant it
  schema profile|answers|snapshot|scan|targets
      the JSON Schema of a file
  audit export FILE [--with-texts] [--data DIR]
      writes the audit record of the store in DIR, or of DATABASE_URL or DATA_DIR, as JSON Lines
  audit verify [FILE] [--data DIR]
      checks the record of the store, or an exported one; with AUDIT_KEY its MACs too
  package [--app-id ID] --website URL [--privacy URL] [--terms URL] [--sign-in ID [--cloud CLOUD]] [--out FILE]
      writes the Teams app package, to upload in the Teams admin center
  grant --to OBJECT_ID [--only PERMISSION]… [--what-if] [--revoke]
      grants an identity the permissions of infra/permissions.json or some of them, or takes them away; the only command that writes
  diagnose [--out FILE] [--data DIR]
      what whoever helps needs to know, as JSON without secrets, names and texts
  forget USER [--also NAME]... [--data DIR]
      forgets a person, named by their Entra object id, in the store that audit would use; stop the bot first

scan and replay exit with 0 for ready and ready with risks, 2 for not ready, 3 for not known yet, 1 for an error;
audit verify with 0 where the record holds, 2 where it is broken, 1 for an error.`;

const [name = 'help', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (name === 'help' || process.argv.includes('--help')) {
  console.log(usage);
} else {
  try {
    if (!load) throw new UsageError(`There is no command "${name}". Commands: ${Object.keys(commands).join(', ')}.`);
    const run = await load();
    process.exitCode = await run(args);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigurationError || error instanceof CredentialError))
      throw error;
    // A sign-in that was given up may still hold a connection, and the process with it.
    process.stderr.write(`${error.message}\n`, () => process.exit(1));
  }
}
