const areas: Readonly<Record<string, string>> = {
  tenant: 'Tenant',
  account: 'Installing account',
  ad: 'Active Directory',
  server: 'Server',
  hardening: 'Hardening',
  sql: 'SQL Server',
  network: 'Network',
  gmsa: 'gMSA',
  'cloud-sync': 'Cloud Sync',
  federation: 'Federation',
  'sign-in': 'Sign-in',
  operation: 'Operation',
};

/** An area of the catalogue, as people call it. */
export const nameArea = (area: string): string => areas[area] ?? area;
