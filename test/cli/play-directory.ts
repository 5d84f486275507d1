import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

interface Assigned {
  readonly id: string;
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
}

interface Play {
  /** The permissions that Graph has here. */
  readonly permissions: readonly string[];
  /** An answer in place of the real one. */
  readonly instead?: (method: string, path: string) => { status: number; headers?: object; body?: unknown } | undefined;
}

const pageSize = 2;

/** Plays the part of Graph that keeps app roles and who holds them, on loopback, until the test ends. */
export async function playDirectory({ permissions, instead }: Play) {
  const identity = { id: randomUUID(), displayName: 'preflight', servicePrincipalType: 'ManagedIdentity' };
  const role = (value: string, type: string) => ({ id: randomUUID(), value, allowedMemberTypes: [type] });
  // Some roles of Graph are for people only, and some have the name of an application's.
  const appRoles = permissions.flatMap((value) => [role(value, 'User'), role(value, 'Application')]);
  const graph = { id: randomUUID(), appRoles };
  let assigned: Assigned[] = [];
  const sent: string[] = [];
  const own = `/v1.0/servicePrincipals/${identity.id}`;

  async function answer(method: string, path: string, query: URLSearchParams, body: () => Promise<unknown>) {
    if (method === 'GET' && path === own) return { status: 200, body: identity };
    if (method === 'GET' && path === "/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')")
      return { status: 200, body: graph };
    if (path === `${own}/appRoleAssignments` && method === 'GET') {
      const from = Number(query.get('$skiptoken') ?? 0);
      const more = assigned.length > from + pageSize && { '@odata.nextLink': `${path}?$skiptoken=${from + pageSize}` };
      return { status: 200, body: { value: assigned.slice(from, from + pageSize), ...more } };
    }
    if (path === `${own}/appRoleAssignments` && method === 'POST') {
      const wish = (await body()) as Omit<Assigned, 'id'>;
      if (assigned.some(({ appRoleId }) => appRoleId === wish.appRoleId))
        return { status: 400, body: { error: { code: 'Request_BadRequest' } } };
      const made = { ...wish, id: randomUUID() };
      assigned.push(made);
      return { status: 201, body: made };
    }
    const found = assigned.find(({ id }) => path === `${own}/appRoleAssignments/${id}`);
    if (method === 'DELETE' && found) {
      assigned = assigned.filter((one) => one !== found);
      return { status: 204 };
    }
    return { status: 404, body: { error: { code: 'Request_ResourceNotFound' } } };
  }

  const server = createServer(async (request, response) => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', origin);
    const path = decodeURIComponent(url.pathname);
    sent.push(`${method} ${path}`);
    const said =
      headers.authorization === 'Bearer token'
        ? (instead?.(method, path) ?? (await answer(method, path, url.searchParams, () => json(request))))
        : { status: 401 };
    const { status, headers: more, body } = { headers: {}, body: undefined, ...said };
    const text =
      typeof body === 'string' ? body : body && JSON.stringify(body).replaceAll('"/v1.0/', `"${origin}/v1.0/`);
    response.writeHead(status, { ...more }).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);

  const roleOf = (permission: string) =>
    appRoles.find(({ value, allowedMemberTypes }) => value === permission && allowedMemberTypes[0] === 'Application');
  return {
    origin,
    identity,
    sent,
    stop,
    /** What the identity holds now, by name. */
    held: () => assigned.map(({ appRoleId }) => appRoles.find(({ id }) => id === appRoleId)?.value ?? appRoleId).sort(),
    give(permission: string, resourceId = graph.id) {
      const appRoleId = roleOf(permission)?.id ?? randomUUID();
      assigned.push({ id: randomUUID(), principalId: identity.id, resourceId, appRoleId });
    },
  };
}
