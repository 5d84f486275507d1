import type { DomainDnsMxRecord, DomainDnsTxtRecord } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFactByName } from '../define.ts';
import { readings } from '../reading.ts';
import domains from './domains.ts';

const record = entity<DomainDnsTxtRecord & DomainDnsMxRecord>()({
  label: z.string(),
  recordType: z.string().nullish(),
  text: z.string().nullish(),
  mailExchange: z.string().nullish(),
});

/** With no suffix named, every domain may be one. */
const isPlanned = (domain: string, suffixes: readonly string[]) =>
  suffixes.length === 0 || suffixes.includes(domain.toLowerCase());

/** By planned suffix that is added but not verified: the DNS records of which one is still missing. */
export default defineTenantFactByName({
  about: 'the DNS records that verify a domain',
  permission: 'Domain.Read.All',
  value: z.record(z.string(), readings(z.array(record))),
  after: { domains },
  reads: ({ domains }, { profile }) =>
    Object.fromEntries(
      domains
        .filter(({ id, isVerified }) => !isVerified && isPlanned(id, profile.upnSuffixes))
        .map((domain) => [
          domain.id.toLowerCase(),
          readList(`/domains/${encodeURIComponent(domain.id)}/verificationDnsRecords`, record),
        ]),
    ),
});
