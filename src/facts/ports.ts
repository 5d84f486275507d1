/** What a server connects to, by port: the name of a port as answers and cards show it, and what it is for. */
type Ports = Readonly<Record<string, string>>;

/** From Entra Connect to the domain controllers. Learn's table of 2025-04-09, and 3269 of the gate-check. */
export const domainControllerPorts = {
  '53 TCP': 'DNS',
  '53 UDP': 'DNS',
  '88 TCP': 'Kerberos',
  '88 UDP': 'Kerberos',
  '135 TCP': 'RPC endpoint mapper',
  '389 TCP': 'LDAP',
  '389 UDP': 'LDAP',
  '445 TCP': 'SMB',
  '636 TCP': 'LDAPS',
  '3268 TCP': 'global catalog',
  '3269 TCP': 'global catalog over SSL',
  '49152-65535 TCP': 'dynamic RPC',
  '5985 TCP': 'WinRM',
  '9389 TCP': 'AD DS Web Services',
} as const satisfies Ports;

/** From a provisioning agent or a pass-through authentication agent to Microsoft Entra ID. */
export const agentPorts = {
  '80 TCP': 'revocation lists',
  '443 TCP': 'all traffic with the service',
  '8080 TCP': 'status every 10 minutes when 443 is unavailable',
} as const satisfies Ports;

/** From a provisioning agent to the domain controllers, when groups are provisioned to Active Directory. */
export const groupProvisioningPorts = {
  '389 TCP': 'LDAP',
  '3268 TCP': 'global catalog',
} as const satisfies Ports;

/** From Entra Connect to AD FS and Web Application Proxy. */
export const federationServerPorts = {
  '80 TCP': 'revocation lists',
  '443 TCP': 'HTTPS',
  '5985 TCP': 'WinRM',
} as const satisfies Ports;

/** From Web Application Proxy to AD FS. */
export const federationBackEndPorts = { '443 TCP': 'authentication' } as const satisfies Ports;

/** From users on the internet to Web Application Proxy. */
export const federationFrontEndPorts = {
  '443 TCP': 'device authentication',
  '49443 TCP': 'certificate sign-in',
} as const satisfies Ports;

/** The names of the ports of a list. */
export const portNames = <P extends string>(ports: Readonly<Record<P, string>>): P[] => Object.keys(ports) as P[];
