import layout from '../../cards/detail/template.json' with { type: 'json' };
import { wholeCheck } from '../protocol/intent.ts';
import type { DetailView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { nameArea } from './area.ts';
import { type Button, button, submit } from './button.ts';
import { explain } from './cause.ts';
import { cite } from './cite.ts';
import { showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { type Lines, toLines } from './lines.ts';
import { outcomeMarks, severityWords } from './mark.ts';
import { type Assigning, offerAssigning, tellOwner } from './owner.ts';
import { readAsButton, tellReadAs } from './read-as.ts';
import type { Rendering } from './render.ts';
import { tellEvidence } from './said.ts';
import { tellWaived } from './waived.ts';

type Detail = {
  readonly style: string;
  readonly mark: string;
  readonly title: string;
  readonly seen: string;
  readonly about: string;
  readonly notes: Lines;
  readonly readings: readonly { readonly buttons: readonly Button[] }[];
  readonly values: Lines;
  readonly settling: Lines;
  readonly why: string;
  readonly steps: readonly { readonly heading: string; readonly lines: Lines }[];
  readonly verify: Lines;
  readonly evidence: readonly { readonly lines: Lines }[];
  readonly sources: Lines;
  readonly conflicts: Lines;
  readonly owners: Lines;
  readonly assigning: readonly Assigning[];
  readonly waiving: readonly Waiving[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

type Waiving = {
  readonly last: string;
  readonly objects: readonly {
    readonly choices: readonly { readonly title: string; readonly value: string }[];
  }[];
  readonly ask: Button;
};

const fill = compile<Detail>(layout);

const styles: { readonly [K in DetailView['finding']['outcome']]: string } = {
  pass: 'good',
  fail: 'attention',
  warning: 'warning',
  unknown: 'accent',
  notApplicable: 'emphasis',
};

/** One check in full: what was seen, why it matters, how to mend it, and which documents say so. */
export function renderDetail(view: DetailView): Rendering {
  const { check, area, title, outcome, severity, summary, cause } = view.finding;
  const { mark, word } = outcomeMarks[outcome];
  const { before, after } = tellWaived(view.finding);
  const fallbackText = `${word}: ${plain(title, 160)} ${plain(summary, 260)} ${aboutPlain(view)}`;
  const card = fill({
    style: styles[outcome],
    mark,
    title: escapeText(title, 200),
    seen: `${before}**${word}** (${severityWords[severity]}): ${escapeText(summary, 600)}${after}`,
    about: `${aboutLine(view)} · ${nameArea(area)} · ${escapeText(check, 100)}`,
    notes: some(view.note).map((note) => ({ text: escapeText(note, 600) })),
    readings: view.readAs?.isSetUp ? [{ buttons: [readAsButton(view.review.id, check, view.readAs)] }] : [],
    values: some(view.value).map((value) => ({ text: escapeText(value, 600) })),
    settling: cause
      ? [
          { text: `→ ${explain(cause).who}` },
          ...toLines(view.readAs ? tellReadAs(view.readAs) : []),
          ...some(cause.detail).map((detail) => ({ text: `Microsoft Graph said: ${escapeText(detail, 300)}` })),
        ]
      : [],
    why: escapeText(view.why, 800),
    steps:
      view.steps.length > 0
        ? [
            {
              heading: outcome === 'fail' || outcome === 'warning' ? 'How to mend it' : 'If it should fail',
              lines: view.steps.map((step, index) => ({ text: `**${index + 1}**  ${escapeText(step, 400)}` })),
            },
          ]
        : [],
    verify: some(view.verify).map((verify) => ({ text: escapeText(verify, 800) })),
    evidence:
      view.evidence.length > 0
        ? [
            {
              lines: toLines(view.evidence.flatMap(tellOrigin)),
            },
          ]
        : [],
    sources: view.sources.map((source) => ({ text: cite(source) })),
    conflicts: some(view.conflict).map((conflict) => ({ text: escapeText(conflict, 1000) })),
    owners: tellOwner(view.owning?.owner),
    assigning: offerAssigning('Assign', { review: view.review.id, target: { kind: 'check', check } }, view.owning),
    waiving: offerWaiver(view),
    buttons: [
      ...settle(view.finding),
      button('Back to the verdict', { kind: 'status.show' }),
      button(`More: ${nameArea(area)}`, { kind: 'findings.list', filter: { by: 'area', area }, page: 1 }),
      ...(view.attest
        ? [button('Attest it', { kind: 'question.show', fact: view.attest.fact, subject: '' }, view.attest.about)]
        : []),
      ...(outcome === 'fail' || outcome === 'unknown'
        ? [button('What if it passes?', { kind: 'supposition.weigh', text: `${check} passes` })]
        : []),
      // What waits for people is not settled by reading the tenant again.
      ...(settle(view.finding).length > 0 ? [] : [button('Scan again', { kind: 'scan.start' })]),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

/** What a person can do about it at once. */
function settle({ check, cause }: DetailView['finding']): Button[] {
  switch (cause?.kind) {
    case 'notAsked':
      return [button('Answer', { kind: 'answer.type', text: check }, 'what it waits for')];
    case 'notPlanned':
      return [button('Planned installation', { kind: 'profile.show' })];
    default:
      return [];
  }
}

function tellOrigin({ about, from, at, attested }: DetailView['evidence'][number]): string[] {
  const told = `${escapeText(startSentence(about), 160)}: ${escapeText(from, 200)}${at ? `, ${showTime(at)}` : ''}`;
  return attested
    ? [`${told}; it counts until ${showTime(attested.until)}`, ...tellEvidence(attested.evidence)]
    : [told];
}

const startSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const some = (text: string | undefined): string[] => (text ? [text] : []);

/** More than this is no list to choose from; a waiver for one of the others can be typed. */
const mostObjects = 20;

/** A form that asks for the risk to be accepted. Someone else decides. */
function offerWaiver({ review, finding: { check }, waivable }: DetailView): Waiving[] {
  if (!waivable) return [];
  const { last, objects } = waivable;
  return [
    {
      last,
      objects:
        objects.length > 0
          ? [
              {
                choices: [
                  { title: 'The whole check', value: wholeCheck },
                  ...objects
                    .slice(0, mostObjects)
                    .map(({ id, name }) => ({ title: `Only ${plain(name, 100)}`, value: id })),
                ],
              },
            ]
          : [],
      ask: submit('Ask for it', { kind: 'waiver.request', review: review.id, revision: review.revision, check }),
    },
  ];
}
