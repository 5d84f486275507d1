import { z } from 'zod';
import { readCount } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const count = z.number().int().nonnegative();

/** How many objects the tenant holds, by kind. Counted by Graph, never listed. */
export default defineTenantFact({
  about: 'the number of objects in the tenant',
  value: z.object({
    users: count,
    groups: count,
    contacts: count,
    devices: count,
    applications: count,
    servicePrincipals: count,
  }),
  reads: () => ({
    users: readCount('/users/$count', { permission: 'User.Read.All' }),
    groups: readCount('/groups/$count', { permission: 'GroupMember.Read.All' }),
    contacts: readCount('/contacts/$count', { permission: 'OrgContact.Read.All' }),
    devices: readCount('/devices/$count', { permission: 'Device.Read.All' }),
    applications: readCount('/applications/$count', { permission: 'Application.Read.All' }),
    servicePrincipals: readCount('/servicePrincipals/$count', { permission: 'Application.Read.All' }),
  }),
  derive: (counts) => counts,
});
