import { X509Certificate } from 'node:crypto';
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
}).transform(({ issuerUri, signingCertificate, nextSigningCertificate }) => ({
  issuerUri: issuerUri ?? null,
  signingCertificateEnds: endOf(signingCertificate),
  nextSigningCertificateEnds: endOf(nextSigningCertificate),
}));

const end = z.iso.datetime().nullable();

/** By federated domain, when its certificates end. A domain may have no settings of its own: Graph then answers 404. */
export default defineTenantFactByName({
  about: 'the federation settings of each federated domain',
  permission: 'Domain-InternalFederation.Read.All',
  value: z.record(
    z.string(),
    readings(
      z.array(
        z.object({
          issuerUri: z.string().nullable(),
          signingCertificateEnds: end,
          nextSigningCertificateEnds: end,
        }),
      ),
    ),
  ),
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

/** The end of a certificate, which Graph carries as DER in base64. `null`: there is none, or it is not one. */
function endOf(certificate: string | null | undefined): string | null {
  if (!certificate) return null;
  try {
    return new X509Certificate(Buffer.from(certificate, 'base64')).validToDate.toISOString();
  } catch {
    return null;
  }
}
