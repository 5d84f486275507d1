import type { OnPremisesProvisioningError, User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const erroneous = entity<User>()({
  id: z.string(),
  onPremisesProvisioningErrors: z.array(
    entity<OnPremisesProvisioningError>()({
      category: z.string().nullish(),
      propertyCausingError: z.string().nullish(),
    }),
  ),
});

// `any()` without a predicate is refused, and equality with the documented category is what the filter supports.
const query =
  "$count=true&$filter=onPremisesProvisioningErrors/any(o:o/category eq 'PropertyConflict')&$select=id,onPremisesProvisioningErrors&$top=999";

/** Objects that synchronization could not write, by kind: how many, and which property is in conflict. */
export default defineTenantFact({
  about: 'the synchronization errors',
  value: z.array(
    z.object({ object: z.enum(['user', 'group', 'contact']), property: z.string(), count: z.number().int() }),
  ),
  permission: { user: 'User.Read.All', group: 'Group.Read.All', contact: 'OrgContact.Read.All' },
  reads: () => ({
    user: readList(`/users?${query}`, erroneous, { eventual: true }),
    group: readList(`/groups?${query}`, erroneous, { eventual: true }),
    contact: readList(`/contacts?${query}`, erroneous, { eventual: true }),
  }),
  derive: (found) => {
    const counts = new Map<string, { object: 'user' | 'group' | 'contact'; property: string; count: number }>();
    for (const object of ['user', 'group', 'contact'] as const)
      for (const { onPremisesProvisioningErrors: errors } of found[object]) {
        // An object counts once for each property in conflict, not once for each value.
        for (const property of new Set(errors.map((error) => error.propertyCausingError ?? 'not named'))) {
          const key = `${object} ${property}`;
          counts.set(key, { object, property, count: (counts.get(key)?.count ?? 0) + 1 });
        }
      }
    return [...counts.values()];
  },
});
