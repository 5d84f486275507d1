import { expect, onTestFinished, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { startTenant } from '../../src/demo/server.ts';
import { type SiteName, site, sites } from '../../src/demo/sites.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { combine } from '../../src/facts/combine.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { gather } from '../../src/facts/gather.ts';
import { graphToken } from '../../src/graph/credential.ts';
import { openGraph } from '../../src/graph/session.ts';
import { assess } from '../../src/review/assess.ts';
import type { Verdict } from '../../src/review/verdict.ts';

const now = new Date('2026-11-20T12:00:00Z');

async function review(name: SiteName) {
  const { profile, answers, ...rest } = site(name, undefined, now);
  const { url: endpoint, token, stop } = await startTenant({ profile, answers, ...rest });
  onTestFinished(stop);
  const source = graphToken({ endpoint, cloud: 'global', accessToken: token });
  const tenant = await gather(openGraph({ endpoint, token: source, wait: async () => {} }), { profile, now });
  const told = Object.entries(answers).map(([fact, value]) => [
    fact,
    { ok: true, value, source: { kind: 'file', at: now.toISOString() } },
  ]);
  const facts = combine(tenant, { site: Object.fromEntries(told) as Facts, subjects: {} }, profile, now);
  return assess(catalogue, facts, { profile, now }, askedFacts);
}

const verdicts: Record<SiteName, Verdict> = {
  ready: 'ready',
  'ready-cloud': 'ready',
  greenfield: 'readyWithRisks',
  trouble: 'notReady',
  restricted: 'notKnownYet',
  throttled: 'ready',
  huge: 'ready',
  unlicensed: 'readyWithRisks',
  guided: 'notKnownYet',
};

test.each(Object.keys(sites) as SiteName[])('%s has the verdict that it is built for', async (name) => {
  const { verdict, outcomes } = await review(name);
  const open = outcomes.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'notApplicable');
  expect(verdict, open.map(({ id, outcome, summary }) => `${id} ${outcome}: ${summary}`).join('\n')).toBe(
    verdicts[name],
  );
});

test.each(['ready', 'ready-cloud'] as const)('every check that applies passes on %s', async (name) => {
  const { outcomes } = await review(name);
  const passed = outcomes.filter(({ outcome }) => outcome === 'pass');
  expect(outcomes.filter(({ outcome }) => outcome !== 'notApplicable')).toEqual(passed);
  expect(passed.length).toBeGreaterThan(15);
});
