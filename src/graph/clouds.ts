/**
 * The Microsoft clouds that Preflight works in. `bot` is how a bot and Teams know each other there: `services` are the
 * schemes and hosts at which Teams may ask to be answered, all other values are what the Bot Framework calls them.
 * Sources: Graph's "National cloud deployments"; the Bot Service's pages on Azure Government and on Azure operated by
 * 21Vianet; the presets of Microsoft's Teams SDK.
 */
export const clouds = {
  global: {
    graph: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    title: 'Global (with GCC)',
    bot: {
      scope: 'https://api.botframework.com',
      issuer: 'https://api.botframework.com',
      openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenService: 'https://token.botframework.com',
      callerId: 'urn:botframework:azure',
      services: ['https://smba.trafficmanager.net', 'https://smba.infra.gcc.teams.microsoft.com'],
    },
  },
  'usgov-l4': {
    graph: 'https://graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    title: 'US Government L4 (GCC High)',
    bot: {
      scope: 'https://api.botframework.us',
      issuer: 'https://api.botframework.us',
      openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      tokenService: 'https://tokengcch.botframework.azure.us',
      callerId: 'urn:botframework:azureusgov',
      services: ['https://smba.infra.gov.teams.microsoft.us'],
    },
  },
  'usgov-l5': {
    graph: 'https://dod-graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    title: 'US Government L5 (DoD)',
    bot: {
      scope: 'https://api.botframework.us',
      issuer: 'https://api.botframework.us',
      openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      tokenService: 'https://apiDoD.botframework.azure.us',
      callerId: 'urn:botframework:azureusgov',
      services: ['https://smba.infra.dod.teams.microsoft.us'],
    },
  },
  // Microsoft's page for China lists these endpoints, needs no ChannelService, and names no caller id.
  china: {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    title: 'China (21Vianet)',
    bot: {
      scope: 'https://api.botframework.azure.cn',
      issuer: 'https://api.botframework.azure.cn',
      openIdMetadata: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
      tokenService: 'https://token.botframework.azure.cn',
      callerId: '',
      services: ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn'],
    },
  },
} as const;

export type Cloud = keyof typeof clouds;
