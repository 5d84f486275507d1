import { defaultProfile, type Profile } from '../facts/profile.ts';
import type { Review } from '../review/review.ts';
import type { Ports } from './ports.ts';

/** A tenant that may be reviewed. The default one has no id and no name here. */
type Allowed = Pick<Profile, 'target' | 'cloud'> & { readonly name: string };

type Needed = Pick<Ports, 'targets' | 'homes' | 'conversations' | 'firstProfile'>;

/**
 * The tenants that may be reviewed in a conversation; without a word, the first. A conversation on somebody's list is
 * for these tenants alone. One on no list is for the default tenant, as long as it is of a Teams tenant of its own:
 * whoever may review their tenant here is not to read that of who runs Preflight.
 */
export async function allowedTargets(conversationId: string, ports: Needed): Promise<readonly Allowed[]> {
  const own = { cloud: ports.firstProfile.cloud, name: '' };
  if (ports.targets.length === 0) return [own];
  const teamsTenant = (await ports.conversations.get(conversationId))?.tenantId?.toLowerCase();
  const listed = ports.targets.filter(({ conversations }) =>
    conversations.some((one) => one === conversationId || one === teamsTenant),
  );
  if (listed.length > 0) return listed.map(({ tenantId: target, cloud, name }) => ({ target, cloud, name }));
  return teamsTenant !== undefined && ports.homes.includes(teamsTenant) ? [own] : [];
}

/** Whether the tenant of a review may be looked at in the conversation that the review belongs to, as the lists are now. */
export async function mayRead({ conversationId, profile }: Review, ports: Needed): Promise<boolean> {
  // Many questions are asked where there is one tenant only.
  if (ports.targets.length === 0) return !profile.target;
  const allowed = await allowedTargets(conversationId, ports);
  return allowed.some(({ target }) => target === profile.target);
}

/** What nobody has planned yet, for a tenant. */
export const planFor = ({ target, cloud }: Allowed): Profile => ({
  ...defaultProfile,
  cloud,
  ...(target ? { target } : {}),
});
