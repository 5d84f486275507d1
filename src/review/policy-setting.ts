import type { Policy } from './policy.ts';
import type { Refused } from './refused.ts';

/** No policy lets a risk be accepted for longer. */
const longestWaiver = 365;
const largestQuorum = 20;

const accepted =
  'One of these is understood: “policy quorum 2”, “policy waivers 30 days”, “policy one rejection decides”, ' +
  '“policy quorum of rejections decides”, “policy main answerers may approve”, “policy main answerers may not approve”.';

/** A policy with one setting changed as a sentence says: `quorum 2`, `waivers 30 days` … */
export function changePolicy(policy: Policy, sentence: string): Policy | Refused {
  const said = sentence.trim().toLowerCase().replace(/\s+/g, ' ');
  const [, quorum] = /^quorum(?: of| is| to)? (\d{1,3})$/.exec(said) ?? [];
  if (quorum)
    return inRange(Number(quorum), largestQuorum)
      ? { ...policy, quorum: Number(quorum) }
      : { refused: `The quorum is a whole number from 1 to ${largestQuorum}.` };
  const [, days] = /^waivers?(?: for| last| at most| up to)? (\d{1,4})(?: days?)?$/.exec(said) ?? [];
  if (days)
    return inRange(Number(days), longestWaiver)
      ? { ...policy, maxWaiverDays: Number(days) }
      : { refused: `Waivers last from 1 to ${longestWaiver} days.` };
  if (/^one rejection decides$/.test(said)) return { ...policy, rejection: 'one' };
  if (/^(a )?quorum( of rejections)? decides$/.test(said)) return { ...policy, rejection: 'quorum' };
  const [, not] = /^main answerers may( not|not)? approve$/.exec(said) ?? [];
  if (/^main answerers may/.test(said) && /approve$/.test(said))
    return { ...policy, excludesMainAnswerers: not !== undefined };
  return { refused: accepted };
}

const inRange = (value: number, most: number) => value >= 1 && value <= most;

/** A policy in sentences. */
export function describePolicy({ quorum, maxWaiverDays, rejection, excludesMainAnswerers }: Policy): string {
  return [
    `${quorum} ${quorum === 1 ? 'approval decides' : 'approvals decide'}, unless a request says otherwise.`,
    rejection === 'one'
      ? 'One rejection decides no-go.'
      : 'Rejections decide no-go when the quorum cannot be reached any more.',
    `Waivers last ${maxWaiverDays} days at most.`,
    excludesMainAnswerers
      ? 'Who gave most of the answers of an area may not approve.'
      : 'Who gave most of the answers of an area may approve too.',
    'Who asks for something never decides on it.',
  ].join(' ');
}
