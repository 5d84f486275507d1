import { z } from 'zod';
import { readCount } from '../../graph/read.ts';
import { attestCounts } from '../attest-counts.ts';
import { defineTenantFact } from '../define.ts';

const count = z.number().int().nonnegative();
const synchronized = '$filter=onPremisesSyncEnabled eq true';

/** How many objects came from Active Directory already, by kind. */
export default defineTenantFact({
  about: 'the number of objects that are synchronized already',
  value: z.object({ users: count, groups: count, contacts: count, devices: count }),
  permission: {
    users: 'User.Read.All',
    groups: 'GroupMember.Read.All',
    contacts: 'OrgContact.Read.All',
    devices: 'Device.Read.All',
  },
  reads: () => ({
    users: readCount(`/users/$count?${synchronized}`),
    groups: readCount(`/groups/$count?${synchronized}`),
    contacts: readCount(`/contacts/$count?${synchronized}`),
    devices: readCount(`/devices/$count?${synchronized}`),
  }),
  derive: (counts) => counts,
  attest: attestCounts({
    ask: 'How many users, groups, contacts and devices in the tenant come from Active Directory already?',
    kinds: ['users', 'groups', 'contacts', 'devices'],
    query: `?${synchronized}`,
  }),
});
