/** Built-in directory roles. The id is the template's, the same in every tenant and cloud. */
export const roles = {
  globalAdministrator: { id: '62e90394-69f5-4237-9190-012177145e10', name: 'Global Administrator' },
  hybridIdentityAdministrator: { id: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', name: 'Hybrid Identity Administrator' },
  domainNameAdministrator: { id: '8329153b-31d0-4727-b945-745eb3bc5f31', name: 'Domain Name Administrator' },
  directorySynchronizationAccounts: {
    id: 'd29b2b05-8046-44ba-8758-1e26182fcf32',
    name: 'Directory Synchronization Accounts',
  },
  onPremisesDirectorySyncAccount: {
    id: 'a92aed5d-d78a-4d16-b381-09adb37eb3b0',
    name: 'On Premises Directory Sync Account',
  },
} as const;

/** The roles that the wizard accepts, the wider one first. */
export const installingRoles = [roles.globalAdministrator, roles.hybridIdentityAdministrator] as const;

/** The roles that only synchronization itself holds. */
export const synchronizationRoles: ReadonlySet<string> = new Set([
  roles.directorySynchronizationAccounts.id,
  roles.onPremisesDirectorySyncAccount.id,
]);
