import type { Activity } from './activity.ts';

/**
 * Whether an activity is of tenants that are served (ids in lower case): it has to say where it was said, and every
 * tenant that it names has to be one of them, the speaker's too. Teams names that one of some guests only, so who may
 * decide is asked of the roster as well.
 */
export function isServed({ conversation, channelData, from }: Activity, served: readonly string[]): boolean {
  const places = [conversation?.tenantId, channelData?.tenant?.id].filter((id) => !!id);
  const named = from?.tenantId ? [...places, from.tenantId] : places;
  return places.length > 0 && named.every((id) => served.includes(id?.toLowerCase() ?? ''));
}
