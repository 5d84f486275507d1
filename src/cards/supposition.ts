import layout from '../../cards/supposition/template.json' with { type: 'json' };
import type { SuppositionView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button } from './button.ts';
import { count } from './date.ts';
import { compile } from './fill.ts';
import { outcomeMarks, severityWords, verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';
import { type Row, showRow } from './row.ts';

type Supposition = {
  readonly about: string;
  readonly supposed: readonly Row[];
  readonly now: string;
  readonly after: string;
  readonly same: readonly { readonly text: string }[];
  readonly blockers: readonly { readonly heading: string; readonly rows: readonly Row[] }[];
  readonly more: readonly { readonly text: string }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Supposition>(layout);

/** The first few say what is next; the whole list is one button away. */
const shownBlockers = 4;

type State = SuppositionView['suppositions'][number]['state'];

const states: { readonly [K in State]: string } = {
  passes: 'supposed to pass',
  fails: 'supposed to fail',
  waived: 'supposed to be waived',
};

/** The verdict as it would be. Its heading says that it is not the verdict. */
export function renderSupposition(view: SuppositionView): Rendering {
  const { now, supposed: then, blockers, suppositions } = view;
  const isSame = now.verdict === then.verdict && countRisks(now) === countRisks(then);
  const fallbackText = `Hypothetical, nothing was changed: ${verdictMarks[now.verdict].word} now, ${verdictMarks[then.verdict].word.toLowerCase()} then. ${aboutPlain(view)}`;
  const more = blockers.length - shownBlockers;
  const card = fill({
    about: aboutLine(view),
    supposed: suppositions.map(showSupposed),
    now: tell(now),
    after: tell(then),
    same: isSame ? [{ text: 'The verdict and the risks would stay as they are.' }] : [],
    blockers:
      blockers.length > 0
        ? [{ heading: 'What would still stand in the way', rows: blockers.slice(0, shownBlockers).map(showRow) }]
        : [],
    more:
      blockers.length === 0
        ? [{ text: 'Nothing would stand in the way any more.' }]
        : more > 0
          ? [{ text: `And ${more} more that would stand in the way.` }]
          : [],
    buttons: [
      button('What would make us ready?', { kind: 'path.show' }),
      button('Are we ready?', { kind: 'readiness.ask' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

/** The supposition beside what is so now, so that nobody takes the one for the other. */
function showSupposed({ finding, state }: SuppositionView['suppositions'][number]): Row {
  const { word } = outcomeMarks[finding.outcome];
  return {
    ...showRow(finding),
    seen: `**${word}** now (${severityWords[finding.severity]}), **${states[state]}**`,
    fixes: [],
  };
}

function tell(conclusion: SuppositionView['now']): string {
  const { mark, word } = verdictMarks[conclusion.verdict];
  return `${mark} **${word}**, ${countRisks(conclusion)}`;
}

function countRisks({ openRisks, acceptedRisks }: SuppositionView['now']): string {
  const open = openRisks === 0 ? 'no open risks' : count(openRisks, 'open risk');
  return acceptedRisks > 0 ? `${open}, ${acceptedRisks} accepted` : open;
}
