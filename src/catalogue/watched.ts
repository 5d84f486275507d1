import { roles } from './roles.ts';

/** What the watch over a tenant goes by where no check says it. */
export interface Watched {
  /** The roles whose new holders are told, the most powerful first. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** How many deletions in one run stop synchronization where a tenant sets no number of its own. */
  readonly deletions: number;
  /** How many days back the audit log is read, which is how far it reaches without Entra ID P1. */
  readonly auditDays: number;
}

export const watched: Watched = {
  roles: [
    roles.globalAdministrator,
    roles.hybridIdentityAdministrator,
    roles.domainNameAdministrator,
    roles.directorySynchronizationAccounts,
    roles.onPremisesDirectorySyncAccount,
  ],
  deletions: 500,
  auditDays: 7,
};
