/** The Microsoft clouds that Preflight can read. Source: Graph's "National cloud deployments" page. */
export const clouds = {
  global: {
    graph: 'https://graph.microsoft.com',
    authority: 'https://login.microsoftonline.com',
    title: 'Global (with GCC)',
  },
  'usgov-l4': {
    graph: 'https://graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    title: 'US Government L4 (GCC High)',
  },
  'usgov-l5': {
    graph: 'https://dod-graph.microsoft.us',
    authority: 'https://login.microsoftonline.us',
    title: 'US Government L5 (DoD)',
  },
  china: {
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    title: 'China (21Vianet)',
  },
} as const;

export type Cloud = keyof typeof clouds;
