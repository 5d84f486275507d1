import { showList } from './words.ts';

/** Ports with what they are for: `389 TCP (LDAP) and 636 TCP (LDAPS)`. None is left out. */
export const showPorts = <P extends string>(ports: readonly P[], purposes: Readonly<Record<P, string>>): string =>
  showList(
    ports.map((port) => `${port} (${purposes[port]})`),
    ports.length,
  );
