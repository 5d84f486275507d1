import type { EndpointGroup, EndpointList } from './endpoints.ts';

const select = 'Select ComputerName,RemotePort,TcpTestSucceeded';

/** PowerShell that tries the TCP ports of a server. A range is left out, since most of its ports have no listener. */
export function testPortsOf(target: string, ports: readonly string[]): string {
  const numbers = ports.filter((port) => /^\d+ TCP$/.test(port)).map((port) => port.replace(' TCP', ''));
  return `${numbers.join(',')} | % { Test-NetConnection ${target} -Port $_ } | ${select}`;
}

/**
 * PowerShell that tries names, a line for each port, for each cloud that has a list. A name with `*` can't be tried:
 * those are only to be found in the rules of the firewall.
 */
export function testEndpoints({ public: everywhere, usGovernment }: EndpointList): string {
  return ['# Public cloud', ...testGroups(everywhere), '# US Government', ...testGroups(usGovernment)].join('\n');
}

function testGroups(groups: readonly EndpointGroup[]): string[] {
  const ports = [...new Set(groups.map(({ port }) => port))];
  const lines = ports.flatMap((port) => {
    const hosts = groups.filter((group) => group.port === port).flatMap(({ hosts }) => hosts);
    const named = hosts.filter((host) => !host.startsWith('*'));
    return named.length > 0
      ? [`${named.map((host) => `'${host}'`).join(',')} | % { Test-NetConnection $_ -Port ${port} } | ${select}`]
      : [];
  });
  const patterns = groups.flatMap(({ hosts }) => hosts.filter((host) => host.startsWith('*')));
  return [...lines, `# In the rules of the firewall or proxy: ${patterns.join(', ')}`];
}
