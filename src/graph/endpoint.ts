import { clouds } from './clouds.ts';

const cloudRoots: ReadonlySet<string> = new Set(Object.values(clouds).map((cloud) => cloud.graph));
/** The names of this machine, as a URL writes them. */
export const loopbackHosts: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether an endpoint is a stand-in on this machine. */
export function isLoopback(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url?.protocol === 'http:' && isLoopbackHost(url);
}

/** Whether a URL is of this machine, whatever its scheme. What precedes an @ is no part of an address of ours. */
export function isLoopbackHost({ hostname, username, password }: URL): boolean {
  return loopbackHosts.includes(hostname) && !username && !password;
}

/**
 * Says in a sentence what is wrong with an endpoint, or nothing when tokens may be sent to it:
 * the root of a Microsoft cloud's Graph, or plain http on loopback.
 */
export function checkEndpoint(endpoint: string): string | undefined {
  const url = URL.parse(endpoint);
  const isRoot = url?.href === `${url?.origin}/`;
  if (url && isRoot && (cloudRoots.has(url.origin) || isLoopback(endpoint))) return undefined;
  // What precedes an @ may be a password.
  const shown = endpoint.replace(/[^/]*@/, '');
  return `${shown} is neither the root of a Microsoft cloud's Graph (such as ${clouds.global.graph}) nor of a stand-in on this machine (such as http://127.0.0.1:8080).`;
}
