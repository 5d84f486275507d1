import { clouds } from './clouds.ts';

const cloudRoots: ReadonlySet<string> = new Set(Object.values(clouds).map((cloud) => cloud.graph));
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether an endpoint is a stand-in on this machine. */
export function isLoopback(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return url?.protocol === 'http:' && loopbackHosts.includes(url.hostname);
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
