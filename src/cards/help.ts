import layout from '../../cards/help/template.json' with { type: 'json' };
import { commands, type Topic } from '../protocol/commands.ts';
import type { ViewOf } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Lines = readonly { readonly says: string; readonly gives: string }[];

type Help = {
  readonly first: Lines;
  readonly buttons: readonly Button[];
  readonly sets: readonly { readonly topics: readonly { readonly title: string; readonly commands: Lines }[] }[];
  readonly fallbackText: string;
};

const fill = compile<Help>(layout);

type Unfolding = Exclude<Topic, 'first'>;

const topics: { readonly [K in Unfolding]: string } = {
  verdict: 'Verdict and findings',
  questions: 'Questions and answers',
  people: 'Who does what',
  decisions: 'Waivers and approvals',
  watch: 'Watching: digests and go-live',
  reviews: 'Plan and reviews',
};

/** What unfolds at a press, so that a newcomer is not met with all of it: below its own row, of which one holds five. */
const rows: readonly (readonly Unfolding[])[] = [
  ['verdict', 'questions', 'people'],
  ['decisions', 'watch', 'reviews'],
];

const of = (topic: string) => commands.filter((command) => command.topic === topic);

/** Everything that people can ask: what they need first, and the rest by topic. */
export function renderHelp(_view: ViewOf<'help'>): Rendering {
  const fallbackText = `Preflight understands: ${commands.map(({ example }) => example).join(', ')}.`;
  const card = fill({
    first: of('first').map(tell),
    buttons: of('first')
      .map(({ title, intent }) => ({ title, intent: intent([], []) }))
      .filter(({ intent }) => intent.kind !== 'help.show')
      .map(({ title, intent }) => button(title, intent)),
    sets: rows.map((row) => ({
      topics: row.map((topic) => ({ title: topics[topic], commands: of(topic).map(tell) })),
    })),
    fallbackText,
  });
  return { card, fallbackText };
}

const tell = ({ example, description }: (typeof commands)[number]) => ({
  says: escapeText(example),
  gives: escapeText(description),
});
