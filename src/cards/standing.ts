import type { ShownWaiver } from '../protocol/view.ts';
import { showDay, showTime } from './date.ts';
import { escapeText } from './escape.ts';

interface Words {
  readonly mark: string;
  readonly word: string;
  readonly style: 'good' | 'warning' | 'attention' | 'accent' | 'emphasis';
}

/** How a waiver stands, in words. */
export const standings: { readonly [K in ShownWaiver['standing']]: Words } = {
  requested: { mark: '?', word: 'Waits for a decision', style: 'accent' },
  inForce: { mark: '!', word: 'Accepted', style: 'warning' },
  declined: { mark: '✗', word: 'Declined', style: 'emphasis' },
  withdrawn: { mark: '○', word: 'Withdrawn', style: 'emphasis' },
  expired: { mark: '○', word: 'Ended', style: 'emphasis' },
  lapsed: { mark: '○', word: 'Not decided in time', style: 'emphasis' },
};

const deeds: { readonly [K in ShownWaiver['standing']]: string } = {
  requested: '',
  inForce: 'Granted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  expired: 'Granted',
  lapsed: '',
};

/** What a waiver is for, as Markdown: the title of its check and, for one object of it, which. */
export const nameWaived = ({ title, object }: ShownWaiver): string =>
  `${escapeText(title, 200)}${object ? ` — only ${escapeText(object, 120)}` : ''}`;

/** Who asked, until when, and who decided, as Markdown. */
export function tellCourse({ requestedBy, requestedAt, until, standing, decided }: ShownWaiver): string[] {
  const because = decided?.because ? `: ${escapeText(decided.because, 600)}` : '';
  return [
    `Asked for by **${escapeText(requestedBy, 80)}**, ${showTime(requestedAt)}, until ${showDay(until)}`,
    ...(decided ? [`${deeds[standing]} by **${escapeText(decided.by, 80)}**, ${showTime(decided.at)}${because}`] : []),
  ];
}

/** What is wrong with a waiver, as Markdown. Nothing where all is well. */
export function tellMissing({ missing, check, object }: ShownWaiver): string[] {
  if (missing === 'check')
    return [
      `✗ **Error:** there is no check ${escapeText(check, 120)} any more. This waiver covers nothing: withdraw it.`,
    ];
  return missing === 'object'
    ? [
        `✗ **Error:** ${escapeText(object, 120)} is no longer among what the check looks at. This waiver covers nothing: withdraw it.`,
      ]
    : [];
}
