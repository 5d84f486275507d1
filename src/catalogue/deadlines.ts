import type { SiteFacts } from '../facts/facts.ts';
import { lastDeadline, lookUpVersion, mandatoryVersion } from './connect-versions.ts';
import { type Citation, learn2026 } from './sources.ts';

/** The last day of extended support of Windows Server 2016. */
export const supportEnds2016 = '2027-01-12';

/** A day that Microsoft has set, after which something that works now does no longer. */
export interface Deadline {
  readonly id: string;
  /** The last day before it: `2027-04-07`. */
  readonly on: string;
  /** What comes to an end, as a noun phrase. */
  readonly what: string;
  /** What happens then, in a sentence. */
  readonly sentence: string;
  readonly tools: 'connect' | 'cloud' | 'both';
  /** Whether something is left to do for it here. What is not known may be. */
  appliesTo(known: SiteFacts): boolean;
  /** The check that looks at it. */
  readonly check: string;
  readonly source: Citation;
}

/** Those that lie ahead, or lay so when the documents were read. */
export const deadlines: readonly Deadline[] = [
  {
    id: 'windows-server-2016',
    on: supportEnds2016,
    what: 'the extended support of Windows Server 2016',
    sentence: 'Windows Server 2016 gets no security updates after this day.',
    tools: 'both',
    appliesTo: ({ site, subjects }) =>
      [site, ...Object.values(subjects)].some(
        ({ serverWindows }) => serverWindows?.ok && serverWindows.value.build === 14393,
      ),
    check: 'server.os.version',
    source: learn2026.windowsServer2016(),
  },
  {
    id: 'connect-application-authentication',
    on: lastDeadline,
    what: `Entra Connect before ${mandatoryVersion} and its sign-in with a service account`,
    sentence: `After this day Entra Connect synchronizes only from version ${mandatoryVersion} on, and only when it signs in as an application.`,
    tools: 'connect',
    appliesTo: ({ site: { connectVersion, connectorIdentityType } }) => {
      const version = connectVersion?.ok ? connectVersion.value : null;
      const isNew = version !== null && lookUpVersion(version)?.deadline === null;
      return !isNew || !connectorIdentityType?.ok || connectorIdentityType.value !== 'Application';
    },
    check: 'operation.application-authentication',
    source: learn2026.connectPrerequisites('Mandatory upgrade'),
  },
];
