import { expect, it, test } from 'vitest';
import { firstPolicy, type Policy } from '../../src/review/policy.ts';
import { changePolicy, describePolicy } from '../../src/review/policy-setting.ts';
import { isRefused } from '../../src/review/refused.ts';

const changed = (sentence: string): Policy => {
  const policy = changePolicy(firstPolicy, sentence);
  if (isRefused(policy)) throw new Error(policy.refused);
  return policy;
};

it.each<[string, Partial<Policy>]>([
  ['quorum 2', { quorum: 2 }],
  ['Quorum of 20', { quorum: 20 }],
  ['waivers 30 days', { maxWaiverDays: 30 }],
  ['waivers at most 365', { maxWaiverDays: 365 }],
  ['one rejection decides', { rejection: 'one' }],
  ['quorum of rejections  decides', { rejection: 'quorum' }],
  ['main answerers may not approve', { excludesMainAnswerers: true }],
  ['main answerers may approve', { excludesMainAnswerers: false }],
])('“policy %s” changes that and nothing else', (sentence, setting) => {
  expect(changed(sentence)).toEqual({ ...firstPolicy, ...setting });
});

it.each([
  ['quorum 0', 'The quorum is a whole number from 1 to 20.'],
  ['quorum 21', 'The quorum is a whole number from 1 to 20.'],
  ['waivers 0 days', 'Waivers last from 1 to 365 days.'],
  ['waivers 366 days', 'Waivers last from 1 to 365 days.'],
  ['quorum two', /^One of these is understood: “policy quorum 2”/],
  ['', /^One of these is understood/],
])('“policy %s” is refused, with what is accepted', (sentence, words) => {
  const policy = changePolicy(firstPolicy, sentence);
  expect(isRefused(policy) ? policy.refused : '').toMatch(words);
});

test('a policy is told in sentences', () => {
  expect(describePolicy(firstPolicy)).toBe(
    '1 approval decides, unless a request says otherwise. One rejection decides no-go. Waivers last 90 days at most. ' +
      'Who gave most of the answers of an area may approve too. Who asks for something never decides on it.',
  );
  expect(describePolicy(changed('quorum of rejections decides'))).toContain('when the quorum cannot be reached');
});
