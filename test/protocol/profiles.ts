import fc from 'fast-check';
import { type Profile, profileSchema } from '../../src/facts/profile.ts';
import { profileFields } from '../../src/protocol/profile-fields.ts';

const name = fc.stringMatching(/^[A-Z][A-Z0-9]{0,9}$/);
const names = fc.uniqueArray(name, { maxLength: 5, selector: (one) => one.toLowerCase() });
const roles = ['active', 'staging', 'agent', 'adfs', 'wap', 'sql'] as const;

const subjects = (kind: string) => names.map((some) => some.map((one, n) => ({ id: `${kind}-${n + 1}`, name: one })));
const servers = names.chain((some) =>
  fc.tuple(
    ...some.map((one, n) => fc.constantFrom(...roles).map((role) => ({ id: `${role}-${n + 1}`, name: one, role }))),
  ),
);

const special: Record<string, fc.Arbitrary<unknown>> = {
  servers,
  forests: subjects('forest'),
  domains: subjects('domain'),
  installingAccount: fc.option(fc.stringMatching(/^[a-z]{2,8}@[a-z]{2,8}\.com$/)),
  upnSuffixes: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\.(com|local)$/), { maxLength: 6 }),
  objectsInScope: fc.option(fc.nat(1_000_000)),
  targetDate: fc.option(
    fc.integer({ min: 0, max: 2000 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
  ),
  proxyAddress: fc.option(fc.integer({ min: 1, max: 65_535 }).map((port) => `proxy.contoso.com:${port}`)),
};

/** Any planned installation, of names as people give them. */
export const profiles: fc.Arbitrary<Profile> = fc
  .record(
    Object.fromEntries(
      profileFields.map(({ name: field, input }) => [
        field,
        special[field] ??
          (input.kind === 'choice' ? fc.constantFrom(...input.choices.map(({ value }) => value)) : fc.boolean()),
      ]),
    ),
  )
  .map((fields) => profileSchema.parse(fields));
