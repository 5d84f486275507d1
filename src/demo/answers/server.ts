import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const serverAnswers = {
  serverDomainJoined: true,
  serverWindows: { product: 'server', build: 20348, revision: 2849 },
  serverEdition: 'datacenter',
  serverInstallationType: 'Server',
  dotnetRelease: 528_449,
  powershellVersion: '5.1.20348.2849',
  executionPolicy: 'RemoteSigned',
  powershellTranscriptionEnabled: false,
  tls12Settings: {
    client: { enabled: true, disabledByDefault: false },
    server: { enabled: true, disabledByDefault: false },
    strongCrypto: true,
  },
  restartedSinceTlsChange: true,
  sqlServerUpdatedForTls12: true,
  dcomValues: ['MachineAccessRestriction', 'MachineLaunchRestriction', 'DefaultLaunchPermission'],
  serverProcessorGhz: 2.6,
  serverMemoryGb: 64,
  serverDiskGb: 1023,
  agentHost: 'memberServer',
  stagingServerPlanned: true,
  credentialManagerStartType: 'Manual',
} satisfies Partial<FactValues>;
