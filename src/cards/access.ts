import layout from '../../cards/access/template.json' with { type: 'json' };
import type { AccessView } from '../protocol/view.ts';
import { aboutLine, aboutPlain } from './about.ts';
import { type Button, button } from './button.ts';
import { count, showTime } from './date.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import { grantCommand } from './grant-command.ts';
import { type Lines, toLines } from './lines.ts';
import type { Rendering } from './render.ts';

type Access = {
  readonly extent: string;
  readonly about: string;
  readonly sources: Lines;
  readonly rungs: readonly { readonly names: string; readonly opens: string; readonly notes: Lines }[];
  readonly more: Lines;
  readonly how: readonly {
    readonly who: string;
    readonly commands: readonly { readonly command: string }[];
    readonly after: string;
  }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Access>(layout);

const shownRungs = 10;
const namedChecks = 4;

const sources: { readonly [K in AccessView['source']]: string } = {
  application: 'Told by the token that Preflight signs in with.',
  person: 'Told by the token of the person who signed in; what they may see themselves counts as well.',
  reading: 'Told by what Microsoft Graph answered and refused in the reading of',
  nothing: 'This tenant was not read yet: nothing tells which are granted. Scan first.',
};

/** Which Graph permissions Preflight has, and what to grant next, the most valuable first. */
export function renderAccess(view: AccessView): Rendering {
  const { source, asOf, problem, granted, total, rungs, refused } = view;
  const told = source === 'reading' && asOf ? `${sources.reading} ${showTime(asOf)}.` : sources[source];
  const hasToken = source === 'application' || source === 'person';
  const unread = problem ? `No token could be had: ${escapeText(problem)}` : 'The token can’t be read.';
  const rest = rungs.slice(shownRungs);
  const fallbackText = `${granted} of ${total} Graph permissions are granted. ${aboutPlain(view)}`;
  const card = fill({
    extent: `**${granted} of ${total}** Graph permissions are known to be granted${granted === 0 ? ': the questions and what people attest need none' : ''}.`,
    about: aboutLine(view),
    sources: toLines([...(hasToken ? [] : [unread]), told]),
    rungs: rungs.slice(0, shownRungs).map((rung, at) => showRung(rung, at + 1)),
    more: toLines([
      ...(rungs.length === 0 ? ['Nothing is missing for what is planned here.'] : []),
      ...(rest.length > 0 ? [`And ${count(rest.flatMap((rung) => rung.permissions).length, 'more permission')}.`] : []),
      ...(refused.length > 0
        ? [
            `Granted, and refused all the same: ${refused.map((name) => escapeText(name, 80)).join(', ')}. Graph shows this to a signed-in Global Administrator; someone can attest it.`,
          ]
        : []),
    ]),
    how: showHow(view),
    buttons: [
      button('Scan again', { kind: 'scan.start' }),
      button('What is unknown', { kind: 'findings.list', filter: { by: 'unread' }, page: 1 }),
      button('Next question', { kind: 'question.next', skip: false }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

function showRung({ permissions, checks }: AccessView['rungs'][number], number: number): Access['rungs'][number] {
  const required = checks.filter(({ severity }) => severity === 'required').length;
  const named = checks.slice(0, namedChecks).map(({ title }) => escapeText(title, 100));
  const rest = checks.length > namedChecks ? [`${checks.length - namedChecks} more`] : [];
  const unsure = permissions.filter(({ isKnown }) => !isKnown).map(({ name }) => escapeText(name, 80));
  return {
    names: `${number}\\. ${permissions.map(({ name }) => escapeText(name, 80)).join(' + ')}`,
    opens: `Opens ${count(checks.length, 'check')}, ${required || 'none'} required: ${[...named, ...rest].join('; ')}`,
    notes: toLines([
      ...(unsure.length > 0 ? [`Nothing tells whether it is granted: ${unsure.join(', ')}.`] : []),
      ...(permissions.some(({ mayBeRefused }) => mayBeRefused)
        ? ['Microsoft documents this for a signed-in Global Administrator: Graph may refuse it to an application.']
        : []),
    ]),
  };
}

function showHow({ source, rungs, command }: AccessView): Access['how'] {
  const [first] = rungs;
  if (!first) return [];
  if (source === 'person')
    return [
      {
        who: 'An administrator of the tenant consents to it for the application that the person signs in with.',
        commands: [],
        after: 'Then sign in anew, and scan.',
      },
    ];
  const { identity, tenant } = command;
  const only = first.permissions.map(({ name }) => name);
  return [
    {
      who: `A Privileged Role Administrator of ${tenant ? `the tenant ${escapeText(tenant.id, 40)}` : 'the tenant'}, signed in with the Azure CLI, for the first step or for all at once (with --what-if it only says what it would do):`,
      commands: [only, []].map((names) => ({ command: escapeText(grantCommand(command, names), 600) })),
      after: `${identity ? '' : 'OBJECT_ID is the object id of the service principal that Preflight signs in with. '}A grant counts from the next token, which for a managed identity may take a day. Then scan again.`,
    },
  ];
}
