import { expect, test } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { createGroups } from '../../src/facts/group-members.ts';
import { openGraph } from '../../src/graph/session.ts';

const id = '7d2f1c3a-0b4e-4c55-9a66-1e8f7b2c4d01';

test('a group is read whole, page by page, once for some minutes; what fails is read anew', async () => {
  const ids = Array.from({ length: 7 }, (_, n) => `AAAAAAAA-0000-4000-8000-00000000000${n}`);
  const about = site('ready', (one) => {
    one.pageSize = 3;
    one.tenant.users = ids.map((user) => ({ id: user, displayName: user, userPrincipalName: user }));
    one.tenant.groups = [{ id, displayName: 'Reviewers' }];
    one.tenant.groupMembers = { [id]: ids };
    one.refusals = [{ request: /skiptoken/, status: 403, code: 'Authorization_RequestDenied', message: 'No.' }];
  });
  const tenant = await startTenant(about);
  try {
    const groups = createGroups(() => openGraph({ endpoint: tenant.url, token: async () => tenant.token }));
    expect(await groups.members(id)).toMatchObject({
      ok: false,
      cause: { kind: 'permissionMissing', permission: 'GroupMember.Read.All' },
    });
    about.refusals = [];
    const before = tenant.requests.length;
    const [one, two] = await Promise.all([groups.members(id), groups.members(id)]);
    expect(one).toEqual({ ok: true, value: new Set(ids.map((user) => user.toLowerCase())) });
    expect(two).toEqual(one);
    await groups.members(id);
    expect(tenant.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
    expect(await groups.members(id.replace('7d', '7e'))).toEqual({ ok: true, value: new Set() });
  } finally {
    await tenant.stop();
  }
});
