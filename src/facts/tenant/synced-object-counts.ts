import { z } from 'zod';
import { readCount } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const count = z.number().int().nonnegative();
const synchronized = '$filter=onPremisesSyncEnabled eq true';

/** How many objects came from Active Directory already, by kind. */
export default defineTenantFact({
  about: 'the number of objects that are synchronized already',
  value: z.object({ users: count, groups: count, contacts: count, devices: count }),
  reads: () => ({
    users: readCount(`/users/$count?${synchronized}`, { permission: 'User.Read.All' }),
    groups: readCount(`/groups/$count?${synchronized}`, { permission: 'GroupMember.Read.All' }),
    contacts: readCount(`/contacts/$count?${synchronized}`, { permission: 'OrgContact.Read.All' }),
    devices: readCount(`/devices/$count?${synchronized}`, { permission: 'Device.Read.All' }),
  }),
  derive: (counts) => counts,
});
