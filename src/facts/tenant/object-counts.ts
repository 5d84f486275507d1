import { z } from 'zod';
import { readCount } from '../../graph/read.ts';
import { attestCounts } from '../attest-counts.ts';
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
  permission: {
    users: 'User.Read.All',
    groups: 'GroupMember.Read.All',
    contacts: 'OrgContact.Read.All',
    devices: 'Device.Read.All',
    applications: 'Application.Read.All',
    servicePrincipals: 'Application.Read.All',
  },
  reads: () => ({
    users: readCount('/users/$count'),
    groups: readCount('/groups/$count'),
    contacts: readCount('/contacts/$count'),
    devices: readCount('/devices/$count'),
    applications: readCount('/applications/$count'),
    servicePrincipals: readCount('/servicePrincipals/$count'),
  }),
  derive: (counts) => counts,
  attest: attestCounts({
    ask: 'How many users, groups, contacts, devices, applications and service principals does the tenant hold?',
    kinds: ['users', 'groups', 'contacts', 'devices', 'applications', 'servicePrincipals'],
    query: '',
  }),
});
