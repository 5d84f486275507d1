import layout from '../../cards/comparison/template.json' with { type: 'json' };
import type { Side, Tool } from '../catalogue/tools/difference.ts';
import type { ComparisonView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button } from './button.ts';
import { cite } from './cite.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Lines = readonly { readonly text: string }[];

type Comparison = {
  readonly style: string;
  readonly mark: string;
  readonly conclusion: string;
  readonly advice: Lines;
  readonly about: string;
  readonly plan: string;
  readonly groups: readonly {
    readonly heading: string;
    readonly rows: readonly { readonly title: string; readonly lines: Lines; readonly notes: Lines }[];
  }[];
  readonly shared: string;
  readonly sources: Lines;
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

type Row = ComparisonView['rows'][number];

const fill = compile<Comparison>(layout);

const names: { readonly [K in Tool]: string } = { connect: 'Connect Sync', cloud: 'Cloud Sync' };
const tools: readonly Tool[] = ['connect', 'cloud'];

const abilities: { readonly [K in Side['ability']]: { readonly mark: string; readonly words: string } } = {
  can: { mark: '✓', words: 'can' },
  limited: { mark: '!', words: 'can, within limits' },
  cannot: { mark: '✗', words: 'cannot' },
  unsaid: { mark: '?', words: 'is not documented' },
};

/** How the two tools differ on the planned installation: what rules one out first. */
export function renderComparison(view: ComparisonView): Rendering {
  const isStopped = view.ruledOut.includes(view.tool);
  const conclusion = conclude(view);
  const fallbackText = `${plain(conclusion.replaceAll('**', ''), 400)} ${aboutPlain(view)}`;
  const card = fill({
    style: isStopped ? 'attention' : view.isOpen ? 'accent' : 'good',
    mark: isStopped ? '✗' : view.isOpen ? '?' : '✓',
    conclusion,
    advice: view.advice.map(({ text, sources }) => ({ text: `${escapeText(text, 300)} ${tellSources(sources)}` })),
    about: aboutLine(view),
    plan: tellPlan(view.plan),
    groups: [
      group('What rules a tool out', view.rows.filter(isRulingOut), showRow),
      group('What matters here and rules out neither', view.rows.filter(isFelt), showRow),
      group(
        'Not known yet',
        view.rows.filter(({ stake }) => stake === 'open'),
        showRow,
      ),
      group(
        'Other differences',
        view.rows.filter(({ stake }) => stake === 'none'),
        showRow,
      ),
    ].flat(),
    shared: `${escapeText(view.shared.text, 600)} ${tellSources(view.shared.sources)}`,
    sources: view.sources.map((source, index) => ({ text: `**${index + 1}**  ${cite(source)}` })),
    buttons: [
      button('Planned installation', { kind: 'profile.show' }),
      button('Are we ready?', { kind: 'readiness.ask' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

const isRulingOut = ({ rulesOut }: Row) => rulesOut.length > 0;
const isFelt = ({ stake, rulesOut }: Row) => (stake === 'felt' || stake === 'needed') && rulesOut.length === 0;

const group = (
  heading: string,
  rows: readonly Row[],
  show: (row: Row) => Comparison['groups'][number]['rows'][number],
): Comparison['groups'] => (rows.length > 0 ? [{ heading, rows: rows.map(show) }] : []);

/** The conclusion in a sentence or two, as Markdown. */
function conclude({ ruledOut, isOpen, tool, rows }: ComparisonView): string {
  const [only] = ruledOut;
  const asFar = isOpen ? ', as far as it is known' : '';
  if (!only)
    return isOpen
      ? '**Both can do what is planned, as far as it is known.** What is not known yet may rule one of them out.'
      : '**Both can do all that is planned.**';
  const named = only === tool ? ` The plan is for ${names[tool]}.` : '';
  if (ruledOut.length > 1) return '**Neither can do all that is planned.** What each of them lacks comes first below.';
  const other = only === 'connect' ? 'cloud' : 'connect';
  const number = rows.filter(isRulingOut).length;
  return `**${names[only]} cannot do ${number === 1 ? 'one thing' : `${number} things`} that this plan needs.** ${names[other]} can do all of it${asFar}.${named}`;
}

function showRow(row: Row): Comparison['groups'][number]['rows'][number] {
  return {
    title: escapeText(row.title, 120),
    lines: [...tellWhy(row), ...tools.map((tool) => ({ text: tellSide(row, tool) }))],
    notes: [
      {
        text: `${row.conflict ? `Sources disagree or are old: ${escapeText(row.conflict, 300)} ` : ''}${tellSources(row.sources)}`,
      },
    ],
  };
}

function tellWhy({ stake, because, question }: Row): Lines {
  if (because === '') return [];
  if (stake !== 'open') return [{ text: `**Here:** ${escapeText(because, 300)}` }];
  const how = question ? ` Answer it with: answer ${escapeText(question, 80)} …` : '';
  return [{ text: `**Not known:** ${escapeText(because, 300)}.${how}` }];
}

/** A limit that the plan exceeds is as good as none. */
function tellSide(row: Row, tool: Tool): string {
  const { ability, text } = row[tool];
  const { mark, words } = row.rulesOut.includes(tool) ? abilities.cannot : abilities[ability];
  return `${mark} **${names[tool]} ${words}.** ${escapeText(text, 200)}`;
}

const tellSources = (places: readonly number[]) =>
  places.length > 0 ? `(${places.map((place) => place + 1).join(', ')})` : '';

const signIns: { readonly [K in ComparisonView['plan']['signIn']]: string } = {
  passwordHash: 'password hash synchronization',
  passThrough: 'pass-through authentication',
  federation: 'federation',
};

const scopes: { readonly [K in ComparisonView['plan']['scoping']]: string } = {
  all: 'everything is synchronized',
  organizationalUnit: 'a scope of OUs',
  group: 'a scope of groups',
};

/** What the comparison rests on, so that nobody takes it for that of another plan. */
function tellPlan({ signIn, scoping, objectsInScope, forests, domains }: ComparisonView['plan']): string {
  const objects =
    objectsInScope === null ? 'objects not counted yet' : `${objectsInScope.toLocaleString('en')} objects`;
  const parts = [signIns[signIn], scopes[scoping], objects, count(forests, 'forest'), count(domains, 'domain')];
  return `Planned: ${parts.join(' · ')}`;
}
