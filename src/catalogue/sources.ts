/** A document that states requirements. Dates are those of the copy that was read. */
interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly url?: string;
}

/** A place in a document. */
export interface Citation extends SourceDocument {
  readonly section?: string;
}

const learn = 'https://learn.microsoft.com/en-us/entra/identity/hybrid';

const cite =
  (document: SourceDocument) =>
  (section?: string): Citation => ({ ...document, ...(section ? { section } : {}) });

/** Microsoft Learn, prerequisites of Entra Connect, as of 2023. */
export const connectPrerequisites = cite({
  id: 'S0',
  title: 'Microsoft Entra Connect: Prerequisites and hardware',
  date: '2023-11-06',
  url: `${learn}/connect/how-to-connect-install-prerequisites`,
});

/** A practitioner's post that gathers nine categories of requirements. It has no stable address. */
export const gateCheck = cite({
  id: 'S1',
  title: 'Entra Connect gate-check in nine categories (infotechninja.com)',
  date: '2026',
});

/** Microsoft Learn, prerequisites of both tools side by side. */
export const integrationPrerequisites = cite({
  id: 'S2',
  title: 'Prerequisites for integrating with Active Directory',
  date: '2023-03-01',
  url: `${learn}/prerequisites`,
});

/** Microsoft Learn, prerequisites of Cloud Sync, as of 2024. */
export const cloudSyncPrerequisites = cite({
  id: 'S3',
  title: 'Prerequisites for Microsoft Entra Cloud Sync',
  date: '2024-04-26',
  url: `${learn}/cloud-sync/how-to-prerequisites`,
});

/** Microsoft Learn, what Connect Sync is. */
export const connectOverview = cite({
  id: 'S4',
  title: 'Microsoft Entra Connect Sync: Understand and customize synchronization',
  date: '2025',
  url: `${learn}/connect/how-to-connect-sync-whatis`,
});

/** What Microsoft Learn says in autumn 2026, newer than all of the above: pages by name. */
export const learn2026 = {
  connectPrerequisites: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Prerequisites and hardware (2026)',
    date: '2026-01-16',
    url: `${learn}/connect/how-to-connect-install-prerequisites`,
  }),
  existingTenant: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: When you have an existing tenant',
    date: '2026-07-01',
    url: `${learn}/connect/how-to-connect-install-existing-tenant`,
  }),
  serviceLimits: cite({
    id: 'L2026',
    title: 'Microsoft Entra service limits and restrictions',
    date: '2026-10-01',
    url: 'https://learn.microsoft.com/en-us/entra/identity/users/directory-service-limits-restrictions',
  }),
  healthAgent: cite({
    id: 'L2026',
    title: 'Install the Microsoft Entra Connect Health agents',
    date: '2026-05-26',
    url: `${learn}/connect/how-to-connect-health-agent-install`,
  }),
  applicationAuthentication: cite({
    id: 'L2026',
    title: 'Authenticate to Microsoft Entra ID by using application identity',
    date: '2025-07-24',
    url: `${learn}/connect/authenticate-application-id`,
  }),
  hardening: cite({
    id: 'L2026',
    title: 'Hardening update for Microsoft Entra Connect Sync',
    date: '2025-09-19',
    url: `${learn}/connect/harden-update-ad-fs-pingfederate`,
  }),
  versionHistory: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Version release history (as public tables quote it)',
    date: '2026-10-06',
    url: `${learn}/connect/reference-connect-version-history`,
  }),
  healthAlerts: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect Health: Alert catalog',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-health-alert-catalog`,
  }),
  accidentalDeletes: cite({
    id: 'L2026',
    title: 'Microsoft Entra Cloud Sync: Accidental deletes',
    date: '2025-04-09',
    url: `${learn}/cloud-sync/how-to-accidental-deletes`,
  }),
  cloudSyncTroubleshooting: cite({
    id: 'L2026',
    title: 'Microsoft Entra Cloud Sync: Troubleshooting',
    date: '2026-08-21',
    url: `${learn}/cloud-sync/how-to-troubleshoot`,
  }),
  windowsServer2016: cite({
    id: 'L2026',
    title: 'Windows Server 2016: Microsoft Lifecycle (as public pages quote it)',
    date: '2026',
    url: 'https://learn.microsoft.com/en-us/lifecycle/products/windows-server-2016',
  }),
  passThrough: cite({
    id: 'L2026',
    title: 'Pass-through authentication: quickstart',
    date: '2025-09-09',
    url: `${learn}/connect/how-to-connect-pta-quick-start`,
  }),
  accountsAndPermissions: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Accounts and permissions',
    date: '2025-04-09',
    url: `${learn}/connect/reference-connect-accounts-permissions`,
  }),
  ports: cite({
    id: 'L2026',
    title: 'Hybrid Identity Required Ports and Protocols',
    date: '2025-04-09',
    url: `${learn}/connect/reference-connect-ports`,
  }),
  serviceInstances: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Special considerations for instances',
    date: '2025-04-09',
    url: `${learn}/connect/reference-connect-instances`,
  }),
  choosingCloudSync: cite({
    id: 'L2026',
    title: 'Decision guide: Entra Connect Sync or Entra Cloud Sync',
    date: '2026-10-06',
    url: `${learn}/cloud-sync/connect-to-cloud-sync-decision-guide`,
  }),
  cloudSyncPrerequisites: cite({
    id: 'L2026',
    title: 'Prerequisites for Microsoft Entra Cloud Sync (2026)',
    date: '2026-07-27',
    url: `${learn}/cloud-sync/how-to-prerequisites`,
  }),
} as const;

/** What Microsoft Learn says on what each of the two tools can do: pages by name. */
export const learnOnTools = {
  decisionGuide2025: cite({
    id: 'L2025',
    title: 'Decision guide: Entra Connect Sync or Entra Cloud Sync, as of February 2025',
    date: '2025-02-17',
    url: `${learn}/cloud-sync/connect-to-cloud-sync-decision-guide`,
  }),
  comparison2023: cite({
    id: 'L2023',
    title: 'What is Microsoft Entra Cloud Sync? As of June 2023',
    date: '2023-06-09',
    url: `${learn}/cloud-sync/what-is-cloud-sync`,
  }),
  migrationQuestions: cite({
    id: 'L2026',
    title: 'Migrate from Connect Sync to Cloud Sync: questions and answers',
    date: '2026-05-04',
    url: `${learn}/cloud-sync/cloud-sync-migration-faq`,
  }),
  cloudSyncQuestions: cite({
    id: 'L2026',
    title: 'Microsoft Entra Cloud Sync: questions and answers',
    date: '2026-03-30',
    url: `${learn}/cloud-sync/reference-cloud-sync-faq`,
  }),
  cloudSyncTopologies: cite({
    id: 'L2026',
    title: 'Microsoft Entra Cloud Sync: Supported topologies and scenarios',
    date: '2025-04-09',
    url: `${learn}/cloud-sync/plan-cloud-sync-topologies`,
  }),
  deviceSync: cite({
    id: 'L2026',
    title: 'Configure device sync with Microsoft Entra Cloud Sync',
    date: '2026-09-29',
    url: `${learn}/cloud-sync/device-sync`,
  }),
  connectTopologies: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Supported topologies',
    date: '2025-04-09',
    url: `${learn}/connect/plan-connect-topologies`,
  }),
  customInstallation: cite({
    id: 'L2026',
    title: 'Customize an installation of Microsoft Entra Connect',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-install-custom`,
  }),
  stagingServer: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect Sync: Operational tasks and considerations',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-sync-staging-server`,
  }),
  singleObjectSync: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Single Object Sync',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-single-object-sync`,
  }),
  deviceWriteback: cite({
    id: 'L2026',
    title: 'Microsoft Entra Connect: Enabling device writeback',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-device-writeback`,
  }),
  groupWriteback: cite({
    id: 'L2026',
    title: 'Group writeback for Microsoft 365 groups',
    date: '2025-04-09',
    url: `${learn}/connect/how-to-connect-group-writeback-enable`,
  }),
} as const;
