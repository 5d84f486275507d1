import type { OutcomeKind, Severity } from '../catalogue/outcome.ts';
import type { Verdict } from '../review/verdict.ts';

/** Plain characters, because they keep the text's own contrast in every theme; nothing is told by colour alone. */
interface Mark {
  readonly mark: string;
  readonly word: string;
}

interface OutcomeMark extends Mark {
  /** As in "3 fail"; `one` as in "1 fails". */
  readonly many: string;
  readonly one: string;
}

export const outcomeMarks: { readonly [K in OutcomeKind]: OutcomeMark } = {
  fail: { mark: '✗', word: 'Fails', many: 'fail', one: 'fails' },
  unknown: { mark: '?', word: 'Unknown', many: 'unknown', one: 'unknown' },
  warning: { mark: '!', word: 'Warning', many: 'warnings', one: 'warning' },
  pass: { mark: '✓', word: 'Passes', many: 'pass', one: 'passes' },
  notApplicable: { mark: '○', word: 'Does not apply', many: 'do not apply', one: 'does not apply' },
};

export const verdictMarks: {
  readonly [K in Verdict]: Mark & { readonly style: 'good' | 'warning' | 'attention' | 'accent' };
} = {
  ready: { mark: '✓', word: 'Ready', style: 'good' },
  readyWithRisks: { mark: '!', word: 'Ready with risks', style: 'warning' },
  notReady: { mark: '✗', word: 'Not ready', style: 'attention' },
  notKnownYet: { mark: '?', word: 'Not known yet', style: 'accent' },
};

export const severityWords: { readonly [K in Severity]: string } = {
  required: 'required',
  recommended: 'recommended',
  informational: 'for information',
};
