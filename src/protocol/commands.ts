import type { Member } from './conversation.ts';
import type { Intent } from './intent.ts';
import { readConditions, readRequest } from './read-approval.ts';
import { readAssignment } from './read-assignment.ts';
import { readRole } from './read-role.ts';

/** Someone whom a sentence mentions, besides Preflight. */
export type Mentioned = Pick<Member, 'account' | 'name'>;

export type Topic = 'first' | 'verdict' | 'questions' | 'people' | 'decisions' | 'watch' | 'reviews';

/** One sentence that people can type. */
interface Command {
  /** As a person types it. */
  readonly example: string;
  /** Where the help lists it. `first` is what a newcomer needs. */
  readonly topic: Topic;
  /** What they get. */
  readonly description: string;
  /** On a button. */
  readonly title: string;
  /** Matched against the whole sentence, without the mention and without marks at its end. */
  readonly pattern: RegExp;
  /** What follows is pasted: its line breaks and its end stay as they are. */
  readonly isVerbatim?: true;
  intent(words: readonly string[], mentioned: readonly Mentioned[]): Intent;
}

const list = (by: 'blockers' | 'unread' | 'all'): Intent => ({ kind: 'findings.list', filter: { by }, page: 1 });

const roles = {
  administrator: 'administrator',
  admin: 'administrator',
  reviewer: 'reviewer',
  approver: 'approver',
} as const;

/** What people can ask, in the order in which they need it. */
export const commands: readonly Command[] = [
  {
    example: 'are we ready?',
    topic: 'first',
    description: 'The verdict, from facts that are fresh; reads the tenant first if they are not.',
    title: 'Are we ready?',
    pattern: /^(are we ready|are we good to go|ready|ready yet)$/,
    intent: () => ({ kind: 'readiness.ask' }),
  },
  {
    example: 'scan',
    topic: 'verdict',
    description: 'Reads the tenant again, then the verdict.',
    title: 'Scan now',
    pattern: /^(re)?scan( again| now)?$/,
    intent: () => ({ kind: 'scan.start' }),
  },
  {
    example: 'status',
    topic: 'verdict',
    description: 'The last verdict; reads nothing.',
    title: 'Last verdict',
    pattern: /^(status|summary|verdict)$/,
    intent: () => ({ kind: 'status.show' }),
  },
  {
    example: 'what changed since Monday?',
    topic: 'verdict',
    description: 'What got worse, better or out of sight between two readings; reads nothing. A day may follow.',
    title: 'What changed',
    pattern: /^(?:show )?(?:what(?: has|['’]s|s)? changed|drift|changes)(?:,? since (.{1,60}))?$/,
    intent: ([since = '']) => ({ kind: 'drift.show', since, page: 1 }),
  },
  {
    example: 'blockers',
    topic: 'verdict',
    description: 'Everything that stands in the way.',
    title: 'Show blockers',
    pattern: /^(show )?(all )?blockers$/,
    intent: () => list('blockers'),
  },
  {
    example: 'what would make us ready?',
    topic: 'first',
    description: 'The shortest list of things to do, by who can do them.',
    title: 'What to do',
    pattern: /^(what would make us ready|what is missing|what['’]s missing|what to do|what do we have to do)$/,
    intent: () => ({ kind: 'path.show' }),
  },
  {
    example: 'which tool?',
    topic: 'verdict',
    description: 'Entra Connect Sync and Entra Cloud Sync compared, on the planned installation.',
    title: 'Which tool?',
    pattern:
      /^(which tool|which (tool|one) (should|do) we (use|need|choose|take)|compare( the)?( two)? tools|(entra )?connect( sync)? (or|vs\.?|versus) (entra )?cloud( sync)?|(entra )?cloud( sync)? (or|vs\.?|versus) (entra )?connect( sync)?)$/,
    intent: () => ({ kind: 'tools.compare' }),
  },
  {
    example: 'what if tenant.exists passes',
    topic: 'verdict',
    description: 'The verdict if a check passed, failed or were waived; several with “and”. Changes nothing.',
    title: 'What if',
    pattern: /^what if(?: (.*))?$/,
    intent: ([text = '']) => ({ kind: 'supposition.weigh', text }),
  },
  {
    example: 'unread',
    topic: 'verdict',
    description: 'What is not known yet, why, and who can settle it.',
    title: 'What is unknown',
    pattern: /^(show )?(unread|unknown|unknowns)$/,
    intent: () => list('unread'),
  },
  {
    example: 'access',
    topic: 'reviews',
    description: 'Which Graph permissions Preflight has, what each missing one would open, and how to grant it.',
    title: 'Permissions',
    pattern: /^(?:show )?(?:the |your )?(?:access|(?:graph )?permissions?|permission ladder|what can you read)$/,
    intent: () => ({ kind: 'access.show' }),
  },
  {
    example: 'show all',
    topic: 'verdict',
    description: 'Every check with its outcome.',
    title: 'All findings',
    pattern: /^(show )?(all|findings|all findings|everything|checks)$/,
    intent: () => list('all'),
  },
  {
    example: 'show tenant',
    topic: 'verdict',
    description: 'All checks of one area: tenant, account …',
    title: 'Show the tenant',
    // These are no areas: they have commands of their own below.
    pattern:
      /^show (?!(?:access|permissions?|questions|answers|profile|plan|reviews|history|waivers|roles|administrators|reviewers|approvers|approvals|approval|decision|policy)$)([a-z-]{1,40})$/,
    intent: ([area = '']) => ({ kind: 'findings.list', filter: { by: 'area', area: area.toLowerCase() }, page: 1 }),
  },
  {
    example: 'why tenant.exists',
    topic: 'verdict',
    description: 'One check in full, or in your own words what goes wrong: its cause and how to mend it.',
    title: 'Explain',
    pattern: /^(?:why|explain|what is(?! mine$)) (.{1,200})$/,
    intent: ([check = '']) => ({ kind: 'check.explain', check }),
  },
  {
    example: 'questions',
    topic: 'questions',
    description: 'What Preflight has to be told, and how far that is.',
    title: 'Questions',
    pattern: /^(show )?(the )?questions$/,
    intent: () => ({ kind: 'questions.show' }),
  },
  {
    example: 'next',
    topic: 'first',
    description: 'The next open question, the one that blocks most first.',
    title: 'Next question',
    pattern: /^(next|next question|ask|ask me|start|continue)$/,
    intent: () => ({ kind: 'question.next', skip: false }),
  },
  {
    example: 'skip',
    topic: 'questions',
    description: 'Leaves this question open and goes on.',
    title: 'Skip',
    pattern: /^skip$/,
    intent: () => ({ kind: 'question.next', skip: true }),
  },
  {
    example: 'section network',
    topic: 'questions',
    description: 'The questions of one area on one card.',
    title: 'A section',
    pattern: /^(?:section|questions on|questions about) ([a-z-]{1,40})$/,
    intent: ([area = '']) => ({ kind: 'section.show', area: area.toLowerCase(), page: 1 }),
  },
  {
    example: 'answer dotnetRelease 528040',
    topic: 'questions',
    description:
      'Answers a question by its name, or by the check that waits for it; with @all behind the name for all its servers.',
    title: 'Answer',
    pattern: /^answer\s+([\s\S]{1,20000})$/,
    isVerbatim: true,
    intent: ([text = '']) => ({ kind: 'answer.type', text }),
  },
  {
    example: 'show my answers',
    topic: 'questions',
    description: 'What was answered, by whom and when.',
    title: 'Answers',
    pattern: /^(show )?(my |the |our )?answers$/,
    intent: () => ({ kind: 'answers.show', page: 1 }),
  },
  {
    example: 'history',
    topic: 'reviews',
    description: 'What was done in this review, by whom and when.',
    title: 'History',
    pattern: /^(show )?(the |our )?(history|audit|audit trail|audit record)$/,
    intent: () => ({ kind: 'history.show', page: 1 }),
  },
  {
    example: 'undo',
    topic: 'questions',
    description: 'Takes back your last answer, or all that were saved with it.',
    title: 'Undo',
    pattern: /^undo$/,
    intent: () => ({ kind: 'answer.undo' }),
  },
  {
    example: 'assign network to @Alex by 2026-12-01',
    topic: 'people',
    description: 'Makes someone take care of an area, a question or a check. The day may be left out.',
    title: 'Assign',
    pattern: /^(?:re)?assign(?: (.{1,500}))?$/,
    intent: ([text = ''], mentioned) => readAssignment(text, mentioned),
  },
  {
    example: 'unassign network',
    topic: 'people',
    description: 'Nobody takes care of it any more.',
    title: 'Unassign',
    pattern: /^unassign (.{1,200})$/,
    intent: ([what = '']) => readAssignment(`${what} to nobody`, []),
  },
  {
    example: 'ask again',
    topic: 'decisions',
    description: 'Asks the approvers again about how things stand now. until 2026-12-10 may follow.',
    title: 'Ask again',
    pattern: /^ask again(?: until (.{1,60}))?$/,
    intent: ([lapses = '']) => ({ kind: 'approval.renew', form: { lapses } }),
  },
  {
    example: 'ask @Alex',
    topic: 'people',
    description: 'Asks someone else the question that you are being asked. A day may follow, as above.',
    title: 'Ask someone else',
    pattern: /^ask (.{1,500})$/,
    intent: ([text = ''], mentioned) => readAssignment(` to ${text}`, mentioned),
  },
  {
    example: 'mine',
    topic: 'people',
    description: 'What you take care of, and how far it is.',
    title: 'What is mine',
    pattern: /^(mine|what is mine|what['’]s mine|what do i own|my (tasks|questions|assignments))$/,
    intent: () => ({ kind: 'owners.show', mine: true, page: 1 }),
  },
  {
    example: 'who owns what?',
    topic: 'people',
    description: 'Who takes care of what, and what nobody does.',
    title: 'Who owns what',
    pattern: /^(who owns what|who does what|owners|assignments)$/,
    intent: () => ({ kind: 'owners.show', mine: false, page: 1 }),
  },
  {
    example: 'waive tenant.sync.errors because they are mended on Monday until 2026-12-31',
    topic: 'decisions',
    description: 'Asks that a risk be accepted for a while. Someone else has to grant it.',
    title: 'Ask for a waiver',
    pattern: /^waive (.{1,4000})$/,
    intent: ([text = '']) => ({ kind: 'waiver.type', text }),
  },
  {
    example: 'grant waiver tenant.sync.errors',
    topic: 'decisions',
    description: 'Grants a waiver; decline waiver … because … and withdraw waiver … likewise.',
    title: 'Decide on a waiver',
    pattern: /^(grant|decline|withdraw) waiver (.{1,200}?)(?: because (.{1,2000}))?$/,
    intent: ([what = '', target = '', because = '']) => ({
      kind: 'waiver.settle',
      what: what.toLowerCase() as 'grant' | 'decline' | 'withdraw',
      target,
      because,
    }),
  },
  {
    example: 'waivers',
    topic: 'decisions',
    description: 'The risks that are accepted, until when and by whom, and those that wait for a decision.',
    title: 'Waivers',
    pattern: /^(show )?(the )?(waivers|accepted risks)$/,
    intent: () => ({ kind: 'waivers.show', page: 1 }),
  },
  {
    example: 'request approval',
    topic: 'decisions',
    description:
      'Asks the approvers for a decision. from @Alex @Megan, quorum 2, until 2026-12-10, in order may follow.',
    title: 'Request approval',
    pattern: /^request (?:an )?approval(?:s)?(?: (?:from|of|by) (.{1,2000})| (.{1,2000}))?$/,
    intent: ([from, rest], mentioned) =>
      from === undefined && rest === undefined
        ? { kind: 'approval.prepare' }
        : readRequest(from ?? rest ?? '', mentioned),
  },
  {
    example: 'approvals',
    topic: 'decisions',
    description: 'How the newest request for approval stands.',
    title: 'Approvals',
    pattern: /^(show )?(the )?(approvals?|approval request|decision)$/,
    intent: () => ({ kind: 'approval.show', asks: false }),
  },
  {
    example: 'approve',
    topic: 'decisions',
    description:
      'Approves what is asked. approve with conditions by @Alex until 2026-12-10 makes what is open a condition.',
    title: 'Approve',
    pattern: /^approve(?: (with conditions\b.{0,2000})| because (.{1,2000}))?$/,
    intent: ([conditions, reason = ''], mentioned) =>
      conditions === undefined
        ? { kind: 'approval.vote', voice: 'approve', form: { reason } }
        : { kind: 'approval.vote', voice: 'approveWithConditions', form: readConditions(conditions, mentioned) },
  },
  {
    example: 'reject because the network is not open yet',
    topic: 'decisions',
    description: 'Rejects what is asked, with the reason.',
    title: 'Reject',
    pattern: /^reject(?: because (.{1,2000}))?$/,
    intent: ([reason = '']) => ({ kind: 'approval.vote', voice: 'reject', form: { reason } }),
  },
  {
    example: 'withdraw request',
    topic: 'decisions',
    description: 'Closes the request for approval without a decision.',
    title: 'Withdraw the request',
    pattern: /^withdraw (?:the )?request$/,
    intent: () => ({ kind: 'approval.withdraw' }),
  },
  {
    example: 'condition sql.collation is met',
    topic: 'decisions',
    description: 'Says that a condition of the decision is kept.',
    title: 'Condition met',
    pattern: /^condition (\S{1,200}) (?:is )?met$/,
    intent: ([check = '']) => ({ kind: 'condition.meet', check: check.toLowerCase() }),
  },
  {
    example: 'delegate to @Megan until 2026-12-31',
    topic: 'decisions',
    description: 'Lets someone else approve for you; delegate to nobody ends it.',
    title: 'Delegate',
    pattern: /^delegate to (nobody|.{1,200}?)(?: until (.{1,60}))?$/,
    intent: ([to = '', until = ''], [person]) => ({
      kind: 'delegation.set',
      to: /^nobody$/i.test(to) ? '' : (person?.account ?? to),
      until,
    }),
  },
  {
    example: 'policy',
    topic: 'decisions',
    description: 'How decisions are made here; an administrator changes it: policy quorum 2.',
    title: 'Policy',
    pattern: /^(?:show )?(?:the )?policy(?: (.{1,200}))?$/,
    intent: ([text]) => (text ? { kind: 'policy.set', text } : { kind: 'policy.show' }),
  },
  {
    example: 'roles',
    topic: 'decisions',
    description: 'Who may do what here.',
    title: 'Roles',
    pattern: /^(?:show )?(?:the )?(?:roles|readers|who may do what)$/,
    intent: () => ({ kind: 'roles.show' }),
  },
  {
    example: 'approvers',
    topic: 'decisions',
    description:
      'Who may decide here. An administrator names approvers, reviewers or administrators: approvers @Alex @Megan, reviewers group with its object id, approvers none; for this review may follow.',
    title: 'Approvers',
    pattern: /^(?:show )?(?:the )?(administrator|admin|reviewer|approver)s?(?: (.{1,2000}))?$/,
    intent: ([role = '', words = ''], mentioned) =>
      readRole(roles[role.toLowerCase() as keyof typeof roles], words, mentioned),
  },
  {
    example: 'profile',
    topic: 'first',
    description: 'The planned installation, to look at or change.',
    title: 'Planned installation',
    pattern: /^(show )?(the )?(profile|plan|planned installation)$/,
    intent: () => ({ kind: 'profile.show' }),
  },
  {
    example: 'servers',
    topic: 'reviews',
    description: 'The second card of it: servers, forests, domains and details.',
    title: 'Servers and details',
    pattern: /^(the )?(servers|servers and details|details|(profile|plan) (2|details))$/,
    intent: () => ({ kind: 'profile.show', page: 2 }),
  },
  {
    example: 'set target date to 2026-12-31',
    topic: 'reviews',
    description: 'Changes one field of the planned installation. “set” alone lists the fields.',
    title: 'Set a field',
    pattern: /^set(?:\s+([\s\S]{1,20000}))?$/,
    isVerbatim: true,
    intent: ([text = '']) => ({ kind: 'profile.set', text }),
  },
  {
    example: 'save profile',
    topic: 'reviews',
    description: 'Saves the planned installation as it is shown, with what was guessed.',
    title: 'Save the plan',
    pattern: /^(save|confirm)( the)? (profile|plan|planned installation|guess(es)?)$/,
    intent: () => ({ kind: 'profile.confirm' }),
  },
  {
    example: 'new review',
    topic: 'reviews',
    description:
      'Starts over with a review of its own, for another installation. A name may follow, and of Contoso where several tenants may be reviewed.',
    title: 'New review',
    pattern: /^new review(?: (.{1,200}))?$/,
    intent: ([name]) => ({ kind: 'review.create', ...(name ? { name } : {}) }),
  },
  {
    example: 'list reviews',
    topic: 'reviews',
    description: 'The reviews that you can work on here; the current one is marked.',
    title: 'Reviews',
    pattern: /^(?:list |show )?(?:all |my |our |the )?reviews$/,
    intent: () => ({ kind: 'reviews.list', archived: false, page: 1 }),
  },
  {
    example: 'list archived reviews',
    topic: 'reviews',
    description: 'Those that are out of the way.',
    title: 'Archived reviews',
    pattern: /^(?:list |show )?(?:the )?archived reviews$/,
    intent: () => ({ kind: 'reviews.list', archived: true, page: 1 }),
  },
  {
    example: 'open review Branch office',
    topic: 'reviews',
    description: 'Goes on with another review, by its name or its number in the list.',
    title: 'Open a review',
    pattern: /^(?:open|switch to) review (.{1,200})$/,
    intent: ([name = '']) => ({ kind: 'review.open', name }),
  },
  {
    example: 'rename review Headquarters',
    topic: 'reviews',
    description: 'Gives the current review another name.',
    title: 'Rename',
    pattern: /^rename review (?:to )?(.{1,200})$/,
    intent: ([name = '']) => ({ kind: 'review.rename', name }),
  },
  {
    example: 'archive review',
    topic: 'reviews',
    description: 'Puts the current review out of the way, with all that is in it.',
    title: 'Archive',
    pattern: /^archive (?:the |this )?review$/,
    intent: () => ({ kind: 'review.archive' }),
  },
  {
    example: 'reopen review Branch office',
    topic: 'reviews',
    description: 'Takes up an archived review again.',
    title: 'Reopen',
    pattern: /^(?:reopen|unarchive) review (.{1,200})$/,
    intent: ([name = '']) => ({ kind: 'review.reopen', name }),
  },
  {
    example: 'delete review',
    topic: 'reviews',
    description: 'Says what would go, and asks once more. A name may follow.',
    title: 'Delete',
    // Nobody's name: without a name nothing is deleted unasked.
    pattern: /^delete (?:the |this )?review(?! for good$)(?: (.{1,200}?))?( for good)?$|^delete review for good$/,
    intent: ([name, forGood]) => ({ kind: 'review.delete', ...(name ? { name } : {}), forGood: forGood !== undefined }),
  },
  {
    example: 'digest every weekday at 08:00 Europe/Zurich',
    topic: 'watch',
    description:
      'Posts here what changed, on time. weekly on Monday, only when something changes or cron 0 8 * * 1-5 are understood too; digest alone brings a form.',
    title: 'Set up a digest',
    pattern: /^(?:digests? (?!now$|off$)(.{1,300})|digest)$/,
    intent: ([text]) => (text === undefined ? { kind: 'digest.prepare' } : { kind: 'digest.type', text }),
  },
  {
    example: 'digests',
    topic: 'watch',
    description: 'When this conversation hears of its reviews.',
    title: 'Digests',
    pattern: /^(?:show )?(?:the |my )?(?:digests|schedules?)$/,
    intent: () => ({ kind: 'digests.show' }),
  },
  {
    example: 'digest now',
    topic: 'watch',
    description: 'Reads the tenant, then what changed since the last digest.',
    title: 'Digest now',
    pattern: /^digest now$/,
    intent: () => ({ kind: 'digest.now' }),
  },
  {
    example: 'pause digest',
    topic: 'watch',
    description: 'No digest until resume digest; stop digest ends it. A number from the list may follow.',
    title: 'Pause',
    pattern: /^(pause|resume|stop)(?: the)? digests?(?: (\d{1,4}))?$/,
    intent: ([what = '', number]) => ({
      kind: 'digest.change',
      what: what.toLowerCase() as 'pause' | 'resume' | 'stop',
      ...(number ? { number: Number(number) } : {}),
    }),
  },
  {
    example: 'trend',
    topic: 'watch',
    description: 'How the review stood from reading to reading.',
    title: 'Trend',
    pattern: /^(?:show )?(?:the )?trend$/,
    intent: () => ({ kind: 'trend.show' }),
  },
  {
    example: 'roll back if passwords are not synchronized for 2 hours',
    topic: 'watch',
    description:
      'Writes down, before go-live, what the team rolls back for; one at a time. roll back if nothing empties it.',
    title: 'Roll-back criterion',
    pattern: /^(?:we )?roll[- ]?back (?:if|when) (.{1,500})$/,
    intent: ([text = '']) => ({ kind: 'live.criterion', text: /^nothing$/i.test(text) ? '' : text }),
  },
  {
    example: 'we are live since 2026-12-01',
    topic: 'watch',
    description: 'Starts the first week, which is watched more closely and ends with a closing card.',
    title: 'We are live',
    pattern: /^we (?:are|went) live(?: since| on)? ?(.{0,60})$/,
    intent: ([since = '']) => ({ kind: 'live.set', since }),
  },
  {
    example: 'we are not live',
    topic: 'watch',
    description: 'Takes that back.',
    title: 'Not live',
    pattern: /^we are not live(?: any ?more)?$/,
    intent: () => ({ kind: 'live.unset' }),
  },
  {
    example: 'first week',
    topic: 'watch',
    description: 'How the first week after go-live goes, beside what the team rolls back for.',
    title: 'The first week',
    pattern: /^(?:show )?(?:the )?(?:first week|go[- ]live|roll[- ]?back criteria)$/,
    intent: () => ({ kind: 'live.show' }),
  },
  {
    example: 'help',
    topic: 'first',
    description: 'This list.',
    title: 'Help',
    pattern: /^(help|commands|what can you do|hello|hi|)$/,
    intent: () => ({ kind: 'help.show' }),
  },
];

/** What a typed sentence asks for; the people it mentions stand in it by their names. A sentence that is no command becomes `command.unclear`; an empty one, help. */
export function parseCommand(sentence: string, mentioned: readonly Mentioned[] = []): Intent {
  const verbatim = sentence.trim();
  const text = verbatim.replace(/\s+/g, ' ').replace(/[\s?!.,…]+$/, '');
  for (const { pattern, intent, isVerbatim } of commands) {
    // Matched without regard to case, while words that a person chose, such as a name, keep theirs.
    const found = new RegExp(pattern, 'i').exec(isVerbatim ? verbatim : text);
    if (found) return intent(found.slice(1), mentioned);
  }
  return { kind: 'command.unclear', text: sentence.slice(0, 20_000) };
}
