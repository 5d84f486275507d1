import type { Severity } from '../../catalogue/outcome.ts';
import type { Profile } from '../../facts/profile.ts';
import type { About } from './finding.ts';

/** Which Graph permissions Preflight has in the tenant of a review, and what each missing one would open. */
export interface AccessView extends About {
  readonly kind: 'access';
  /** How it is known: the sign-in's token says so, of an application or of a person; else what Graph answered and refused in the last reading. */
  readonly source: 'application' | 'person' | 'reading' | 'nothing';
  /** When that reading was, ISO 8601 in UTC. */
  readonly asOf: string | null;
  /** Why no token could be had, in a sentence. Empty: there is one. */
  readonly problem: string;
  /** How many of the permissions that Preflight can use are granted, and of how many. */
  readonly granted: number;
  readonly total: number;
  /** What to grant, the most valuable first. */
  readonly rungs: readonly {
    readonly permissions: readonly {
      readonly name: string;
      /** Whether it is known to be missing; else nothing tells whether it is granted. */
      readonly isKnown: boolean;
      /** Documented for a signed-in administrator: Graph may refuse an application that has it. */
      readonly mayBeRefused: boolean;
    }[];
    /** The checks that can be judged in full then, the most severe first. */
    readonly checks: readonly { readonly check: string; readonly title: string; readonly severity: Severity }[];
  }[];
  /** Permissions that are granted, and by which Graph refused Preflight all the same in the last reading. */
  readonly refused: readonly string[];
  readonly command: {
    /** The object id of the service principal that reads. `null`: it is not told. */
    readonly identity: string | null;
    /** The tenant and the cloud, where they are other ones than the default. */
    readonly tenant: { readonly id: string; readonly cloud: Profile['cloud'] } | null;
  };
}
