import layout from '../../cards/path/template.json' with { type: 'json' };
import type { Cause } from '../facts/reading.ts';
import type { Doer, PathStep, PathView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { nameArea } from './area.ts';
import { type Button, button } from './button.ts';
import { explain } from './cause.ts';
import { count } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { severityWords, verdictMarks } from './mark.ts';
import { readAsButton, tellReadAs } from './read-as.ts';
import type { Rendering } from './render.ts';

type Step = {
  readonly step: string;
  readonly settles: string;
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
};

type Path = {
  readonly style: string;
  readonly mark: string;
  readonly now: string;
  readonly about: string;
  readonly notes: readonly { readonly text: string }[];
  readonly groups: readonly { readonly who: string; readonly steps: readonly Step[] }[];
  readonly more: readonly { readonly text: string }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Path>(layout);

const doers: { readonly [K in Doer]: string } = {
  permissions: 'Someone who can grant Graph permissions',
  signedIn: 'A signed-in administrator',
  licences: 'Whoever buys the licences',
  host: 'Whoever runs Preflight',
  team: 'Anyone on the team',
  tenant: 'Tenant administrators',
  directory: 'Active Directory administrators',
  server: 'Server administrators',
  database: 'Database administrators',
  network: 'Network and firewall administrators',
  federation: 'AD FS administrators',
  installer: 'Whoever installs and runs the synchronization',
};

const namedChecks = 3;
const namedFacts = 4;

/** What there is to do until the verdict is "ready", by who can do it. */
export function renderPath(view: PathView): Rendering {
  const { mark, word, style } = verdictMarks[view.verdict];
  const number = view.groups.reduce((sum, { steps }) => sum + steps.length, view.more);
  const isUnsure = view.groups.some(({ steps }) => steps.some(({ todo }) => todo.kind !== 'mend'));
  const now =
    number === 0
      ? `**${word}**: there is nothing left to do.`
      : `**${word}** now; ${number === 1 ? 'one step is' : `${number} steps are`} left.${isUnsure ? ' What is still unknown may add more.' : ''}`;
  const fallbackText = `What would make us ready: ${count(number, 'step')}. ${aboutPlain(view)}`;
  const card = fill({
    style,
    mark,
    now,
    about: aboutLine(view),
    notes: view.note ? [{ text: escapeText(view.note, 600) }] : [],
    groups: view.groups.map(({ doer, steps }) => ({
      who: doers[doer],
      steps: steps.map((step) => showStep(step, view.review.id)),
    })),
    more: [
      ...(view.more > 0
        ? [{ text: `And ${count(view.more, 'more step')} after ${number - view.more === 1 ? 'this' : 'these'}.` }]
        : []),
      ...(view.accepted
        ? [
            {
              text: `${count(view.accepted, 'risk')} ${view.accepted === 1 ? 'is' : 'are'} accepted by a waiver and not in this list.`,
            },
          ]
        : []),
    ],
    buttons: [
      button('Back to the verdict', { kind: 'status.show' }),
      button('All findings', { kind: 'findings.list', filter: { by: 'all' }, page: 1 }),
      button('Scan again', { kind: 'scan.start' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

function showStep({ todo, checks, attest = [], readAs }: PathStep, review: string): Step {
  const settles = tellChecks(checks);
  switch (todo.kind) {
    case 'mend': {
      const [first] = checks;
      const why = first
        ? [{ buttons: [button('Why?', { kind: 'check.explain', check: first.check }, first.title)] }]
        : [];
      return { step: escapeText(todo.fix, 220), settles, sets: why };
    }
    case 'answer': {
      const area = nameArea(todo.area);
      const show = button('Answer', { kind: 'section.show', area: todo.area, page: 1 }, `the questions on ${area}`);
      return { step: `Answer the questions on ${escapeText(area, 40)}`, settles, sets: [{ buttons: [show] }] };
    }
    case 'settle':
      return {
        step: [tellSettling(todo.cause, attest), ...(readAs ? tellReadAs(readAs) : [])].join(' '),
        settles,
        sets: [
          ...(readAs?.isSetUp ? [{ buttons: [readAsButton(review, '', readAs)] }] : []),
          ...offerSettling(todo.cause, attest),
        ],
      };
  }
}

/** Who can settle it, and what someone may attest meanwhile. */
function tellSettling(cause: Cause, attest: NonNullable<PathStep['attest']>): string {
  const { who } = explain(cause);
  if (attest.length === 0 || cause.kind === 'attestationLapsed') return who;
  const named = attest.slice(0, namedFacts).map(({ about }) => escapeText(about, 100));
  const rest = attest.length > namedFacts ? [`${attest.length - namedFacts} more`] : [];
  return `${who} Or attest: ${[...named, ...rest].join('; ')}.`;
}

function offerSettling(cause: Cause, attest: NonNullable<PathStep['attest']>): Step['sets'] {
  switch (cause.kind) {
    case 'notPlanned':
      return [{ buttons: [button('Name it', { kind: 'profile.show' }, `in the plan: ${cause.field}`)] }];
    case 'permissionMissing':
      return [
        ...offerAttestation(attest),
        { buttons: [button('How to grant it', { kind: 'access.show' }, cause.permission)] },
      ];
    default:
      return offerAttestation(attest);
  }
}

/** The first of them: when it is saved, the next question follows. */
function offerAttestation([first]: NonNullable<PathStep['attest']>): Step['sets'] {
  return first
    ? [{ buttons: [button('Attest it', { kind: 'question.show', fact: first.fact, subject: '' }, first.about)] }]
    : [];
}

/** Which checks wait for a step, by their titles, and how many of them are required. */
function tellChecks(checks: PathStep['checks']): string {
  const [first] = checks;
  if (first && checks.length === 1) return `For: ${escapeText(first.title, 160)} (${severityWords[first.severity]})`;
  const required = checks.filter(({ severity }) => severity === 'required').length;
  const named = checks.slice(0, namedChecks).map(({ title }) => escapeText(title, 100));
  const rest = checks.length > namedChecks ? [`${checks.length - namedChecks} more`] : [];
  return `For ${count(checks.length, 'check')}, ${required || 'none'} required: ${[...named, ...rest].join('; ')}`;
}
