import type { AnswerFact, Attestation, TenantFact } from './define.ts';
import type { FactName } from './facts.ts';
import { tenantFacts } from './index.generated.ts';

/** The facts of the tenant that a person may attest where Graph refuses them, each as a question. */
export const attestations: ReadonlyMap<FactName, AnswerFact<unknown> & Pick<Attestation<unknown>, 'isSilence'>> =
  new Map(
    Object.entries(tenantFacts as Readonly<Record<string, TenantFact<unknown>>>).flatMap(([name, fact]) => {
      const { attest, about, value } = fact;
      return attest ? [[name as FactName, { about, value, ...attest }] as const] : [];
    }),
  );
