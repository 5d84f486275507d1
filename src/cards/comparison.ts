import layout from '../../cards/comparison/template.json' with { type: 'json' };
import type { Side, Tool } from '../catalogue/tools/difference.ts';
import type { ComparisonView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button } from './button.ts';
import { cite } from './cite.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Lines } from './lines.ts';
import type { Rendering } from './render.ts';

type Comparison = {
  readonly style: string;
  readonly mark: string;
  readonly conclusion: string;
  readonly advice: Lines;
  readonly about: string;
  readonly plan: string;
  readonly groups: readonly { readonly heading: string; readonly rows: readonly Told[] }[];
  readonly others: Lines;
  readonly details: readonly Told[];
  readonly sources: Lines;
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

type Told = { readonly title: string; readonly lines: Lines; readonly note: string };
type Row = ComparisonView['rows'][number];

const fill = compile<Comparison>(layout);

const names: { readonly [K in Tool]: string } = { connect: 'Connect Sync', cloud: 'Cloud Sync' };
const tools: readonly Tool[] = ['connect', 'cloud'];

const abilities: { readonly [K in Side['ability']]: { readonly mark: string; readonly words: string } } = {
  can: { mark: '✓', words: ' can' },
  limited: { mark: '!', words: ' can, within limits' },
  cannot: { mark: '✗', words: ' cannot' },
  unsaid: { mark: '?', words: ': not documented' },
};

/** How the two tools differ on the planned installation: what rules one out first. */
export function renderComparison(view: ComparisonView): Rendering {
  const isStopped = view.ruledOut.includes(view.tool);
  const others = view.rows.filter(({ stake }) => stake === 'none');
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
      ...group('What rules a tool out', view.rows.filter(isRulingOut)),
      ...group('To weigh: rules out neither by itself', view.rows.filter(isFelt)),
      ...group('Not known yet', view.rows.filter(isUnsettled)),
    ],
    others: [
      ...tellOthers(others),
      { text: `**Both can:** ${escapeText(view.shared.text, 600)} ${tellSources(view.shared.sources)}` },
    ],
    details: others.map(showRow),
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
const isFelt = ({ stake }: Row) => stake === 'felt';
/** Nobody has told, or no document says so, whether it rules a tool out. */
const isUnsettled = ({ stake, rulesOut }: Row) => stake === 'open' || (stake === 'needed' && rulesOut.length === 0);

const group = (heading: string, rows: readonly Row[]): Comparison['groups'] =>
  rows.length > 0 ? [{ heading, rows: rows.map(showRow) }] : [];

/** What does not matter here by its title alone, gathered by who can do it. */
function tellOthers(rows: readonly Row[]): Lines {
  const isOnly = (can: Tool, cannot: Tool) => (row: Row) =>
    row[can].ability === 'can' && row[cannot].ability === 'cannot';
  const [connect, cloud] = [isOnly('connect', 'cloud'), isOnly('cloud', 'connect')];
  const list = (lead: string, some: readonly Row[]) =>
    some.length > 0
      ? [
          {
            text: `**${lead}:** ${some.map(({ title }) => escapeText(title, 120)).join('; ')}.`,
          },
        ]
      : [];
  return [
    ...list('Only Connect Sync can', rows.filter(connect)),
    ...list('Only Cloud Sync can', rows.filter(cloud)),
    ...list(
      'Each in its way or within limits',
      rows.filter((row) => !connect(row) && !cloud(row)),
    ),
  ];
}

/** The conclusion in a sentence or two, as Markdown. */
function conclude({ ruledOut, isOpen, tool, rows }: ComparisonView): string {
  const [only] = ruledOut;
  if (!only)
    return isOpen
      ? '**Both can do what is planned, as far as it is known.** What is not known yet may rule one of them out.'
      : '**Both can do all that is planned.** A plan does not tell everything: see the other differences.';
  const lacks = (of: Tool) => nameSome(rows.filter(({ rulesOut }) => rulesOut.includes(of)));
  if (ruledOut.length > 1)
    return `**Neither can do all that is planned.** ${tools.map((of) => `${names[of]} cannot: ${lacks(of)}.`).join(' ')}`;
  const other = only === 'connect' ? 'cloud' : 'connect';
  const planned = only === tool ? ` The plan is for ${names[tool]}.` : '';
  return `**${names[only]} cannot: ${lacks(only)}.** ${names[other]} can do all that is planned${isOpen ? ', as far as it is known' : ''}.${planned}`;
}

const namedRows = 4;

/** Titles inside a sentence. */
function nameSome(rows: readonly Row[]): string {
  const titles = rows.map(({ title }) =>
    escapeText(
      title.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase()),
      120,
    ),
  );
  return titles.length > namedRows
    ? `${titles.slice(0, namedRows - 1).join('; ')}; ${titles.length - namedRows + 1} more`
    : titles.join('; ');
}

function showRow(row: Row): Told {
  const sources = tellSources(row.sources);
  return {
    title: escapeText(row.title, 120),
    lines: [...tellWhy(row), ...tools.map((tool) => ({ text: tellSide(row, tool) }))],
    note: row.conflict
      ? `Sources disagree or are old: ${escapeText(row.conflict, 300)} ${sources}`
      : `Sources ${sources}`,
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
  return `${mark} **${names[tool]}${words}.** ${escapeText(text, 200)}`;
}

const tellSources = (places: readonly number[]) =>
  places.length > 0 ? `(${places.map((place) => place + 1).join(', ')})` : '';

const signIns: { readonly [K in ComparisonView['plan']['signIn']]: string } = {
  passwordHash: 'password hash synchronization',
  passThrough: 'pass-through authentication',
  federation: 'federation',
};

const federations = { adfs: 'AD FS', pingFederate: 'PingFederate' } as const;

const scopes: { readonly [K in ComparisonView['plan']['scoping']]: string } = {
  all: 'everything is synchronized',
  organizationalUnit: 'a scope of OUs',
  group: 'a scope of groups',
};

/** What the comparison rests on, so that nobody takes it for that of another plan. */
function tellPlan({
  signIn,
  federationSetup,
  scoping,
  objectsInScope,
  forests,
  domains,
}: ComparisonView['plan']): string {
  const objects =
    objectsInScope === null ? 'objects not counted yet' : `${objectsInScope.toLocaleString('en')} objects`;
  const sets = federationSetup === 'none' ? [] : [`the wizard sets up ${federations[federationSetup]}`];
  const several = [
    ...(forests > 1 ? [count(forests, 'forest')] : []),
    ...(domains > 1 ? [count(domains, 'domain')] : []),
  ];
  const places = several.length > 0 ? several : ['one forest'];
  return `Planned: ${[signIns[signIn], ...sets, scopes[scoping], objects, ...places].join(' · ')}`;
}
