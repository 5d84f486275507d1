import type { Person } from '../review/person.ts';
import { firstPolicy, type Policy } from '../review/policy.ts';
import type { Ports } from './ports.ts';

/** What holds in a conversation, and which revision of it is stored; 0 for none. */
export async function openPolicy(id: string, ports: Ports): Promise<{ policy: Policy; revision: number }> {
  const stored = await ports.policies.get(id);
  // A policy of an earlier version lacks what it did not know.
  const policy: Policy = { ...firstPolicy, ...stored?.policy };
  const revision = stored?.revision ?? 0;
  if (policy.admins.length > 0) return { policy, revision };
  const installedBy = ports.admins.length > 0 ? null : (await ports.conversations.get(id))?.installedBy;
  const admins = installedBy ? [installedBy] : ports.admins;
  return { policy: { ...policy, admins: admins.map((admin) => ({ id: admin, name: '' })) }, revision };
}

/**
 * Stores a policy on top of the revision that was read. Who the first administrators are is not written down: it
 * follows from the settings. False: someone else was first, nothing is stored.
 */
export const savePolicy = (id: string, policy: Policy, revision: number, by: Person, ports: Ports): Promise<boolean> =>
  ports.policies.replace(id, { ...policy, admins: [] }, revision, by);
