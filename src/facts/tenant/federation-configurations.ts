import type { InternalDomainFederation } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFactByName } from '../define.ts';
import { readings } from '../reading.ts';
import domains from './domains.ts';

const federation = entity<InternalDomainFederation>()({
  issuerUri: z.string().nullish(),
  signingCertificate: z.string().nullish(),
  nextSigningCertificate: z.string().nullish(),
});

/** By federated domain. A domain may have none: Graph then answers 404. */
export default defineTenantFactByName({
  about: 'the federation settings of each federated domain',
  permission: 'Domain-InternalFederation.Read.All',
  value: z.record(z.string(), readings(z.array(federation))),
  after: { domains },
  reads: ({ domains }) =>
    Object.fromEntries(
      domains
        .filter((domain) => domain.authenticationType === 'Federated')
        .map((domain) => [
          domain.id,
          // The endpoint takes no query options at all.
          readList(`/domains/${encodeURIComponent(domain.id)}/federationConfiguration`, federation, {
            absent: { value: [] },
          }),
        ]),
    ),
});
