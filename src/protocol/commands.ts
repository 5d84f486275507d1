import type { Intent } from './intent.ts';

/** One sentence that people can type. */
interface Command {
  /** As a person types it. */
  readonly example: string;
  /** What they get. */
  readonly description: string;
  /** On a button. */
  readonly title: string;
  /** Matched against the whole sentence, without the mention and without marks at its end. */
  readonly pattern: RegExp;
  intent(words: readonly string[]): Intent;
}

const list = (by: 'blockers' | 'unread' | 'all'): Intent => ({ kind: 'findings.list', filter: { by }, page: 1 });

/** What people can ask, in the order in which they need it. */
export const commands: readonly Command[] = [
  {
    example: 'are we ready?',
    description: 'The verdict, from facts that are fresh; reads the tenant first if they are not.',
    title: 'Are we ready?',
    pattern: /^(are we ready|are we good to go|ready|ready yet)$/,
    intent: () => ({ kind: 'readiness.ask' }),
  },
  {
    example: 'scan',
    description: 'Reads the tenant again, then the verdict.',
    title: 'Scan now',
    pattern: /^(re)?scan( again| now)?$/,
    intent: () => ({ kind: 'scan.start' }),
  },
  {
    example: 'status',
    description: 'The last verdict; reads nothing.',
    title: 'Last verdict',
    pattern: /^(status|summary|verdict)$/,
    intent: () => ({ kind: 'status.show' }),
  },
  {
    example: 'blockers',
    description: 'Everything that stands in the way.',
    title: 'Show blockers',
    pattern: /^(show )?(all )?blockers$/,
    intent: () => list('blockers'),
  },
  {
    example: 'unread',
    description: 'What could not be read, why, and who can settle it.',
    title: 'What is unknown',
    pattern: /^(show )?(unread|unknown|unknowns)$/,
    intent: () => list('unread'),
  },
  {
    example: 'show all',
    description: 'Every check with its outcome.',
    title: 'All findings',
    pattern: /^(show )?(all|findings|all findings|everything|checks)$/,
    intent: () => list('all'),
  },
  {
    example: 'show tenant',
    description: 'All checks of one area: tenant, account …',
    title: 'Show the tenant',
    pattern: /^show ([a-z-]{1,40})$/,
    intent: ([area = '']) => ({ kind: 'findings.list', filter: { by: 'area', area: area.toLowerCase() }, page: 1 }),
  },
  {
    example: 'why tenant.exists',
    description: 'One check in full: what was seen, how to mend it, which document asks for it.',
    title: 'Explain a check',
    pattern: /^(?:why|explain|what is) (.{1,200})$/,
    intent: ([check = '']) => ({ kind: 'check.explain', check }),
  },
  {
    example: 'profile',
    description: 'The planned installation, to look at or change.',
    title: 'Planned installation',
    pattern: /^(show )?(the )?(profile|plan|planned installation)$/,
    intent: () => ({ kind: 'profile.show' }),
  },
  {
    example: 'new review',
    description: 'Starts over with a review of its own, for another installation. A name may follow.',
    title: 'New review',
    pattern: /^new review(?: (.{1,200}))?$/,
    intent: ([name]) => ({ kind: 'review.create', ...(name ? { name } : {}) }),
  },
  {
    example: 'help',
    description: 'This list.',
    title: 'Help',
    pattern: /^(help|commands|what can you do|hello|hi|)$/,
    intent: () => ({ kind: 'help.show' }),
  },
];

/** What a typed sentence asks for. A sentence that is no command becomes `command.unclear`; an empty one, help. */
export function parseCommand(sentence: string): Intent {
  const text = sentence
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.,…]+$/, '')
    .trim();
  for (const { pattern, intent } of commands) {
    // Matched without regard to case, while words that a person chose, such as a name, keep theirs.
    const found = new RegExp(pattern, 'i').exec(text);
    if (found) return intent(found.slice(1));
  }
  return { kind: 'command.unclear', text: sentence.slice(0, 2000) };
}
