import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area, and of the connections of sign-in, passes. */
export const networkAnswers = {
  azureIpRangesAllowed: false,
  blockedAgentUrls: [],
  blockedConnectUrls: [],
  blockedHealthUrls: [],
  blockedPassThroughUrls: [],
  closedAgentPorts: [],
  closedDomainControllerPorts: [],
  closedFederationBackEndPorts: [],
  closedFederationFrontEndPorts: [],
  closedFederationServerPorts: [],
  closedPassThroughPorts: [],
  machineConfigProxy: {
    address: 'http://proxy.contoso.com:8080',
    enabled: true,
    useDefaultCredentials: true,
    atBottom: true,
  },
  networkServiceTrafficAllowed: true,
  outboundTls12Allowed: true,
  proxyIdleTimeout: 10,
  proxySupportsChunkedEncoding: true,
  syncServiceAccountInDomain: true,
  syncServiceRestarted: true,
  tlsInspection: 'excluded',
  unreachableDomains: [],
  unresolvedNames: [],
} satisfies Partial<FactValues>;
