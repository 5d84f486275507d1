import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const configuration = entity<ServicePrincipal>()({ id: z.string(), displayName: z.string().nullish() });

/** The application template that every configuration is made from; in older tenants the application itself has this id. */
const template = '1a4721b3-e57f-4451-ae87-ef078703ec94';

/** What the admin center calls a configuration of Cloud Sync: a service principal, as a rule named after its domain. */
export default defineTenantFact({
  about: 'the Cloud Sync configurations',
  permission: 'Application.Read.All',
  value: z.array(configuration),
  reads: () => ({
    configurations: readList(
      `/servicePrincipals?$filter=applicationTemplateId eq '${template}' or appId eq '${template}'&$select=id,displayName`,
      configuration,
    ),
  }),
  derive: ({ configurations }) => configurations,
});
