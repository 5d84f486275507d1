import layout from '../../cards/questions/template.json' with { type: 'json' };
import type { QuestionsView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { type Button, button } from './button.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { tellOwner } from './owner.ts';
import type { Rendering } from './render.ts';

type Questions = {
  readonly heading: string;
  readonly review: string;
  readonly next: readonly Button[];
  readonly areas: readonly {
    readonly name: string;
    readonly state: string;
    readonly owners: readonly { readonly text: string }[];
    readonly buttons: readonly Button[];
  }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Questions>(layout);

/** How far the questions are, area by area. */
export function renderQuestions({ review, areas, answered, total }: QuestionsView): Rendering {
  const heading = total === 0 ? 'There is nothing to answer' : tellProgress(answered, total, 'questions ');
  const fallbackText = `${heading}. ${plain(review.name, 80)}.`;
  const card = fill({
    heading,
    review: `Review **${escapeText(review.name, 80)}**. ${total === 0 ? 'The planned installation asks for nothing that the tenant cannot tell.' : 'This is what the tenant cannot tell.'}`,
    next: answered < total ? [button('Answer the next question', { kind: 'question.next', skip: false })] : [],
    areas: areas.map(({ area, answered, total, required, owner }) => ({
      name: `${answered === total ? '✓' : '?'} ${nameArea(area)}`,
      state: `${tellProgress(answered, total)}${required > 0 ? `, ${required} required open` : ''}`,
      owners: tellOwner(owner),
      buttons: [
        button(answered === total ? 'Look' : 'Answer', { kind: 'section.show', area, page: 1 }, nameArea(area)),
      ],
    })),
    buttons: [
      button('Are we ready?', { kind: 'readiness.ask' }),
      button('Who owns what', { kind: 'owners.show', mine: false, page: 1 }),
      ...(answered > 0 ? [button('Show answers', { kind: 'answers.show', page: 1 })] : []),
      button('Planned installation', { kind: 'profile.show' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

const tellProgress = (answered: number, total: number, what = '') =>
  answered === total ? `All ${total} ${what}answered` : `${answered} of ${total} ${what}answered`;
