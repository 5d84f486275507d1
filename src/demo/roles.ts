import type { UnifiedRoleDefinition } from '@microsoft/microsoft-graph-types-beta';

/** Ids of built-in directory roles, which are the same in every tenant. */
export const roleIds = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  hybridIdentityAdministrator: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  domainNameAdministrator: '8329153b-31d0-4727-b945-745eb3bc5f31',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
} as const;

/** The built-in roles of which a site makes use, and some that nobody holds. Privileged: as Microsoft's list says. */
export function builtInRoles(): UnifiedRoleDefinition[] {
  return [
    define(roleIds.globalAdministrator, 'Global Administrator', true),
    define(roleIds.hybridIdentityAdministrator, 'Hybrid Identity Administrator', true),
    define(roleIds.domainNameAdministrator, 'Domain Name Administrator', true),
    define(roleIds.helpdeskAdministrator, 'Helpdesk Administrator', true),
    define(roleIds.userAdministrator, 'User Administrator', true),
    define(roleIds.reportsReader, 'Reports Reader', false),
    define('e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator', true),
    define('d29b2b05-8046-44ba-8758-1e26182fcf32', 'Directory Synchronization Accounts', true),
    define('a92aed5d-d78a-4d16-b381-09adb37eb3b0', 'On Premises Directory Sync Account', true),
    define('69091246-20e8-4a56-aa4d-066075b2a7a8', 'Teams Administrator', false),
    define('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers', false),
  ];
}

function define(id: string, displayName: string, isPrivileged: boolean): UnifiedRoleDefinition {
  return { id, templateId: id, displayName, isPrivileged, isBuiltIn: true, isEnabled: true };
}
