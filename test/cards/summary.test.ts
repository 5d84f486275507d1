import { describe, expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import type { Finding, SummaryView } from '../../src/protocol/view.ts';

const finding: Finding = {
  check: 'tenant.domain.verified',
  area: 'tenant',
  title: 'The domain is verified',
  outcome: 'fail',
  severity: 'required',
  summary: 'fabrikam.com is not verified.',
  fix: 'Verify fabrikam.com',
  cause: null,
};

const ready: SummaryView = {
  kind: 'summary',
  review: { id: '7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c01', name: 'HQ', revision: 1 },
  tenant: { id: '3f6c1c0e-7a52-4b35-9d0e-5a4f0d5c9b11', name: 'Contoso' },
  tool: 'connect',
  verdict: 'ready',
  openRisks: 0,
  acceptedRisks: 0,
  counts: { pass: 3, fail: 0, warning: 0, unknown: 0, notApplicable: 1 },
  blockers: [],
  unread: [],
  asOf: '2026-11-20T14:05:00.000Z',
  ageMinutes: 3,
};

/** All text of the card in reading order, without the non-breaking spaces. */
function read(change: Partial<SummaryView>): string {
  const texts: string[] = [];
  JSON.stringify(render({ ...ready, ...change }).card, (key, value) => {
    if (key === 'text' || key === 'title') texts.push(value);
    return key === 'fallback' ? undefined : value;
  });
  return texts.join('\n').replaceAll('\u00a0', ' ');
}

const missing = { kind: 'permissionMissing', permission: 'Directory.Read.All' } as const;
const unread = (severity: Finding['severity'], times = 1) =>
  Array.from({ length: times }, (_, index) => ({ check: `tenant.c${index}`, title: `Check ${index}`, severity }));

describe('the summary card', () => {
  it('says ready, and what to do then', () => {
    const card = read({});
    expect(card).toMatch(
      /^✓\nReady\nEvery required and every recommended check passes\.\n\*\*Next:\*\* install Entra Connect Sync\./,
    );
    expect(card).toContain('✓ 3 pass · ○ 1 does not apply');
    expect(card).not.toMatch(/stands in the way|not known yet|Show blockers|Show unknown/);
  });

  it('names tenant and tenant id, so that nobody reviews the wrong one', () => {
    expect(read({})).toContain('HQ · Entra Connect Sync · tenant **Contoso** (3f6c1c0e-7a52-4b35-9d0e-5a4f0d5c9b11)');
    expect(read({ tenant: null, tool: 'cloud' })).toContain('HQ · Entra Cloud Sync · tenant not read yet');
  });

  it('says how many required checks fail, and the first step', () => {
    const card = read({ verdict: 'notReady', blockers: [finding], counts: { ...ready.counts, fail: 1 } });
    expect(card).toContain('Not ready\n1 required check fails.\n**Next:** Verify fabrikam.com');
    expect(card).toContain('**Fails** (required): fabrikam.com is not verified.\n→ Verify fabrikam.com');
    expect(card).toContain('✗ 1 fails · ✓ 3 pass');
  });

  it('does not count a recommended check that fails as a required one', () => {
    const blockers = [finding, finding, { ...finding, severity: 'recommended' as const }];
    expect(read({ verdict: 'notReady', blockers })).toContain('2 required checks fail.');
  });

  it('adds what could not be read to what fails', () => {
    const card = read({
      verdict: 'notReady',
      blockers: [finding],
      unread: [{ cause: missing, checks: unread('required', 2) }],
    });
    expect(card).toContain('1 required check fails, 2 more are not known yet.');
  });

  it('says of the unknown who can settle it, the required first', () => {
    const card = read({
      verdict: 'notKnownYet',
      unread: [
        { cause: { kind: 'notAsked' }, checks: unread('recommended', 9) },
        { cause: missing, checks: unread('required', 4) },
      ],
    });
    expect(card).toContain('Nothing required fails so far, but 4 required checks are not known yet.');
    expect(card).toContain(
      '**Next:** A Privileged Role Administrator can grant Preflight the permission Directory.Read.All; then scan again.',
    );
    expect(card).toContain('4 required checks: Check 0; Check 1; Check 2; 1 more');
    expect(card.indexOf('lacks the permission')).toBeLessThan(card.indexOf('Nobody has answered'));
  });

  it.each([
    [1, 0, '1 risk is open.'],
    [2, 1, '2 risks are open, 1 accepted by a waiver.'],
    [0, 3, '3 accepted by a waiver.'],
  ])('with %i open and %i accepted risks says so', (openRisks, acceptedRisks, words) => {
    const card = read({ verdict: 'readyWithRisks', openRisks, acceptedRisks });
    expect(card).toContain(`Ready with risks\nEvery required check passes; ${words}`);
  });

  it('shows the worst four and counts the rest', () => {
    const blockers = Array.from({ length: 6 }, (_, index) => ({ ...finding, title: `Blocker ${index}` }));
    const card = read({ verdict: 'notReady', blockers });
    expect(card).toContain('6 required checks fail.');
    expect(card).toContain('Blocker 3');
    expect(card).not.toContain('Blocker 4');
    expect(card).toContain('And 2 more that stand in the way.');
  });
});

it('sends to the questions where most of what is unknown waits for an answer, before all else', () => {
  const card = read({
    verdict: 'notKnownYet',
    unread: [
      { cause: missing, checks: unread('recommended', 9) },
      { cause: { kind: 'notAsked' }, checks: unread('required') },
    ],
  });
  expect(card).toContain('1 required check is not known yet.\n**Next:** answer the questions');
  expect(card.indexOf('\nAnswer questions\n')).toBeLessThan(card.indexOf('\nShow unknown\n'));
});
