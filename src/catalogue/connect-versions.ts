import { compareVersions, parseVersion } from './version.ts';

interface Build {
  readonly version: string;
  /** The last day of support; `null` while no newer build has set one. */
  readonly supportEnds: string | null;
  readonly recalled?: true;
}

/** Builds of Entra Connect, as tables made from Learn's version history give them; last checked on 6 October 2026. */
const builds: readonly Build[] = [
  { version: '2.5.76.0', supportEnds: '2026-09-01' },
  { version: '2.5.79.0', supportEnds: '2026-10-23' },
  { version: '2.5.190.0', supportEnds: '2027-02-02' },
  { version: '2.6.1.0', supportEnds: '2027-03-10' },
  { version: '2.6.3.0', supportEnds: '2027-07-07' },
  { version: '2.6.79.0', supportEnds: null, recalled: true },
  { version: '2.6.84.0', supportEnds: '2027-09-16' },
  { version: '2.6.91.0', supportEnds: '2027-09-23' },
  { version: '2.6.92.0', supportEnds: null },
];

/** Whoever is below `version` after `lastDay` no longer synchronizes. The earlier deadline is the lower version. */
const deadlines = [
  { version: '2.5.79.0', lastDay: '2026-09-30' },
  { version: '2.6.84.0', lastDay: '2027-04-07' },
] as const;

/** The version that is mandatory in the end. */
export const mandatoryVersion = deadlines[1].version;

/** The last day of the old ways: older builds, and signing in with a service account. */
export const lastDeadline = deadlines[1].lastDay;

/** What the table says about an installed version; `null` when it is not a version. */
interface Standing {
  readonly recalled: boolean;
  /** The first deadline that it misses. */
  readonly deadline: { readonly version: string; readonly lastDay: string } | null;
  readonly supportEnds: string | null;
}

/** Looks an installed version up. */
export function lookUpVersion(text: string): Standing | null {
  const version = parseVersion(text);
  if (!version) return null;
  const compare = (other: string) => compareVersions(version, parseVersion(other) ?? []);
  const build = builds.find((known) => compare(known.version) === 0);
  return {
    recalled: build?.recalled ?? false,
    deadline: deadlines.find((deadline) => compare(deadline.version) < 0) ?? null,
    supportEnds: build?.supportEnds ?? null,
  };
}
