import type { Cloud } from '../graph/clouds.ts';

/** Names that must be reachable for one purpose. `*.` stands for any name below. */
export interface EndpointGroup {
  readonly purpose: string;
  readonly port: 80 | 443;
  readonly hosts: readonly string[];
}

/** The names by cloud. */
export interface EndpointList {
  readonly public: readonly EndpointGroup[];
  readonly usGovernment: readonly EndpointGroup[];
}

const publicCertificates: EndpointGroup = {
  purpose: 'Certificates',
  port: 80,
  hosts: ['mscrl.microsoft.com', 'crl.microsoft.com', 'ocsp.msocsp.com', 'www.microsoft.com'],
};

const governmentCertificates: EndpointGroup = {
  purpose: 'Certificates',
  port: 80,
  hosts: ['mscrl.microsoft.us', 'crl.microsoft.us', 'ocsp.msocsp.us', 'www.microsoft.us'],
};

const governmentAgentService: EndpointGroup = {
  purpose: 'Service',
  port: 443,
  hosts: ['*.msappproxy.us', '*.servicebus.usgovcloudapi.net'],
};

const governmentAgentRegistration: readonly string[] = [
  'login.windows.us',
  'secure.aadcdn.microsoftonline-p.com',
  '*.microsoftonline.us',
  '*.microsoftonline-p.us',
  '*.msauth.net',
  '*.msauthimages.net',
  '*.msecnd.net',
  '*.msftauth.net',
  '*.msftauthimages.net',
  '*.phonefactor.net',
  'enterpriseregistration.windows.net',
  'management.azure.com',
  'policykeyservice.dc.ad.msft.net',
];

const governmentUpdates: EndpointGroup = { purpose: 'Updates', port: 80, hosts: ['ctldl.windowsupdate.us'] };

/** For Entra Connect Sync itself. Learn, 2025-04-09 (instances) and the safelist of the admin center. */
export const connectEndpoints: EndpointList = {
  public: [
    {
      purpose: 'Service and sign-in',
      port: 443,
      hosts: ['*.microsoftonline.com', '*.windows.net', '*.msftauth.net', '*.aadcdn.microsoftonline-p.com'],
    },
    {
      purpose: 'Admin center',
      port: 443,
      hosts: [
        'entra.microsoft.com',
        '*.portal.azure.com',
        '*.hosting.portal.azure.net',
        '*.reactblade.portal.azure.net',
        'management.azure.com',
        '*.ext.azure.com',
        '*.graph.microsoft.com',
      ],
    },
    publicCertificates,
  ],
  usGovernment: [
    {
      purpose: 'Service and sign-in',
      port: 443,
      hosts: ['*.microsoftonline.com', '*.microsoftonline.us', '*.windows.net', '*.gov.us.microsoftonline.com'],
    },
    governmentCertificates,
  ],
};

/** For the agent of Entra Connect Health. Learn, 2026-05-26. The service does not exist in China. */
export const healthEndpoints: EndpointList = {
  public: [
    {
      purpose: 'Service',
      port: 443,
      hosts: [
        '*.blob.core.windows.net',
        '*.aadconnecthealth.azure.com',
        '*.servicebus.windows.net',
        '*.adhybridhealth.azure.com',
        'management.azure.com',
        'autoupdate.msappproxy.net',
        'www.microsoft.com',
      ],
    },
    {
      purpose: 'Registration',
      port: 443,
      hosts: [
        'login.windows.net',
        'login.microsoftonline.com',
        'secure.aadcdn.microsoftonline-p.com',
        'www.office.com',
        'aadcdn.msftauth.net',
        'aadcdn.msauth.net',
      ],
    },
  ],
  usGovernment: [
    {
      purpose: 'Service',
      port: 443,
      hosts: [
        '*.blob.core.usgovcloudapi.net',
        '*.servicebus.usgovcloudapi.net',
        '*.aadconnecthealth.microsoftazure.us',
        'management.usgovcloudapi.net',
        'autoupdate.msappproxy.us',
        'www.microsoft.com',
      ],
    },
    {
      purpose: 'Registration',
      port: 443,
      hosts: [
        'login.microsoftonline.us',
        'secure.aadcdn.microsoftonline-p.com',
        'www.office.com',
        'aadcdn.msftauth.net',
        'aadcdn.msauth.net',
      ],
    },
  ],
};

/** For the provisioning agent of Entra Cloud Sync. Learn, 2026-07-27. */
export const provisioningAgentEndpoints: EndpointList = {
  public: [
    {
      purpose: 'Service',
      port: 443,
      hosts: [
        '*.msappproxy.net',
        '*.servicebus.windows.net',
        '*.microsoftonline.com',
        '*.microsoft.com',
        '*.msappproxy.com',
        '*.windowsazure.com',
      ],
    },
    publicCertificates,
    {
      purpose: 'Registration',
      port: 443,
      hosts: [
        'login.windows.net',
        'login.live.com',
        'aadcdn.msauth.net',
        'aadcdn.msftauth.net',
        'www.msftconnecttest.com',
      ],
    },
  ],
  usGovernment: [
    governmentAgentService,
    governmentCertificates,
    {
      purpose: 'Registration',
      port: 443,
      hosts: [
        ...governmentAgentRegistration,
        'aadcdn.msftauthimages.us',
        '*.microsoft.us',
        'msauthimages.us',
        'msftauthimages.us',
      ],
    },
    governmentUpdates,
  ],
};

/** For a pass-through authentication agent. Learn, 2025-09-09. */
export const passThroughAgentEndpoints: EndpointList = {
  public: [
    {
      purpose: 'Service',
      port: 443,
      // The last is named on its own, because a wildcard may not admit it.
      hosts: ['*.msappproxy.net', '*.servicebus.windows.net', 'autologon.microsoftazuread-sso.com'],
    },
    { purpose: 'Registration', port: 443, hosts: ['login.windows.net', 'login.microsoftonline.com'] },
    {
      purpose: 'Certificates',
      port: 80,
      hosts: [
        'crl3.digicert.com',
        'crl4.digicert.com',
        'ocsp.digicert.com',
        'www.d-trust.net',
        'root-c3-ca2-2009.ocsp.d-trust.net',
        'crl.microsoft.com',
        'oneocsp.microsoft.com',
        'ocsp.msocsp.com',
      ],
    },
  ],
  usGovernment: [
    governmentAgentService,
    governmentCertificates,
    { purpose: 'Registration', port: 443, hosts: governmentAgentRegistration },
    governmentUpdates,
  ],
};

/** The names for a cloud; none for China, for which no source lists them. */
export function endpointsFor(
  { public: everywhere, usGovernment }: EndpointList,
  cloud: Cloud,
): readonly EndpointGroup[] {
  return cloud === 'global' ? everywhere : cloud === 'china' ? [] : usGovernment;
}

/** `Certificates (port 80): crl.microsoft.com, www.microsoft.com`. */
export const showEndpointGroup = ({ purpose, port, hosts }: EndpointGroup): string =>
  `${purpose} (port ${port}): ${hosts.join(', ')}`;
