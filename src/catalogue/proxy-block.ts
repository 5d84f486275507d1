import type { Profile } from '../facts/profile.ts';

/** The block at the bottom of machine.config that makes Entra Connect use the proxy of a planned installation. */
export function writeProxyBlock({ proxy, proxyAddress }: Profile): string {
  const credentials = proxy === 'authenticated' ? ' enabled="true" useDefaultCredentials="true"' : '';
  return `<system.net>
  <defaultProxy${credentials}>
    <proxy
      usesystemdefault="true"
      proxyaddress="http://${proxyAddress ?? '<PROXYADDRESS>:<PROXYPORT>'}"
      bypassonlocal="true"
    />
  </defaultProxy>
</system.net>`;
}
