import { nameArea } from '../cards/area.ts';
import { showDay } from '../catalogue/day.ts';
import type { Check } from '../catalogue/define.ts';
import type { Symptom } from '../catalogue/define-symptom.ts';
import { catalogue, symptoms } from '../catalogue/index.generated.ts';
import type { Citation } from '../catalogue/sources.ts';
import { defaultProfile, type Profile } from '../facts/profile.ts';
import { areaOf } from '../review/area.ts';
import { showCondition } from './show-condition.ts';

const tools = { connect: 'Connect Sync', cloud: 'Cloud Sync', both: 'Connect Sync and Cloud Sync' } as const;
const severities = { required: 'Required', recommended: 'Recommended', informational: 'Informational' } as const;

/** What is filled in where a step depends on the plan, the commonest first. */
const plans: readonly Profile[] = [
  defaultProfile,
  { ...defaultProfile, proxy: 'open' },
  { ...defaultProfile, proxy: 'authenticated' },
];

/** The catalogue as a page for readers, in Markdown. */
export function describeCatalogue(): string {
  const areas = Map.groupBy(Object.entries(catalogue), ([id]) => areaOf(id));
  const contents = [...areas].map(([area, checks]) => `- ${linkTo(nameArea(area))}: ${checks.length}`);
  return `${[
    '# Catalogue',
    `Everything that Preflight looks at before Microsoft Entra Connect Sync or Cloud Sync is installed: ${Object.keys(catalogue).length} checks, and ${Object.keys(symptoms).length} symptoms that lead to them. \`npm run generate\` makes this page from \`src/catalogue\`.`,
    'A **required** check that fails means not ready, a **recommended** one is a risk to accept, an **informational** one never blocks. A condition speaks of the profile, the planned installation: `npm run -s preflight -- schema profile` explains its fields. Addresses are those of the public cloud.',
    [...contents, `- ${linkTo('Symptoms')}: ${Object.keys(symptoms).length}`].join('\n'),
    ...[...areas].flatMap(([area, checks]) => [`## ${nameArea(area)}`, ...checks.map(describeCheck)]),
    '## Symptoms',
    ...Object.entries(symptoms).map(describeSymptom),
    defineLinks(),
  ].join('\n\n')}\n`;
}

function describeCheck([id, check]: [string, Check]): string {
  const condition = check.when ? `, when \`${showCondition(check.when)}\`` : '';
  return [
    `### ${plain(check.title)}`,
    `\`${id}\`. **${severities[check.severity]}** for ${tools[check.tools]}${condition}.`,
    plain(check.why),
    list([...check.fix, ...stepsFor(check)]),
    `To find out: ${showCommand(check.verify)}`,
    ...(check.conflict ? [`Sources disagree: ${plain(check.conflict)}`] : []),
    `Sources: ${showSources(check.sources)}`,
  ].join('\n\n');
}

function describeSymptom([id, { title, phrases, cause, fix, checks, sources }]: [string, Symptom]): string {
  return [
    `### ${plain(title)}`,
    `\`${id}\`. People say: ${phrases.map((phrase) => `“${plain(phrase)}”`).join(', ')}.`,
    plain(cause),
    list(fix),
    `Checks: ${checks.map((check) => `\`${check}\``).join(', ')}`,
    `Sources: ${showSources(sources)}`,
  ].join('\n\n');
}

const linkTo = (heading: string) => `[${heading}](#${heading.toLowerCase().replaceAll(' ', '-')})`;

function stepsFor({ fixFor, when }: Check): readonly string[] {
  const plan = plans.find((profile) => when?.(profile) ?? true) ?? defaultProfile;
  return fixFor?.(plan) ?? [];
}

/** One step an item; what has lines of its own is to be copied as it is. */
const list = (steps: readonly string[]) =>
  steps.map((step) => (step.includes('\n') ? `\n\`\`\`\n${step}\n\`\`\`` : `- ${plain(step)}`)).join('\n');

/** What Markdown would take for itself. A backslash or an underscore within a word is left alone. */
const plain = (text: string) =>
  text.replace(/[*`<[\]]|\\(?=[^\w\s])|(?<!\w)_|_(?!\w)/g, (character) => `\\${character}`);

/** A command is shown as it is to be typed; a place to look is prose. */
function showCommand(text: string): string {
  const isCommand = /\b[A-Z]\w+-[A-Z]\w+|\b(certutil|nslookup|SELECT)\b|[$\\|]/.test(text);
  return isCommand ? `\`${text.replaceAll(/\s*\n\s*/g, '; ')}\`` : plain(text);
}

/** Each document once, with the sections that say so. */
function showSources(sources: readonly Citation[]): string {
  const documents = Map.groupBy(sources, labelOf);
  return [...documents]
    .map(([label, [first, ...more]]) => {
      const { title, date, url } = first as Citation;
      const sections = [first, ...more].flatMap((citation) => (citation?.section ? [plain(citation.section)] : []));
      const name = url ? `[${plain(title)}][${label}]` : plain(title);
      return `${name}, ${/^\d{4}-\d\d-\d\d$/.test(date) ? showDay(date) : date}${sections.length > 0 ? ` (${sections.join('; ')})` : ''}`;
    })
    .join('; ');
}

/** Unlike the others, L2026 is many pages: the end of the address tells them apart. */
const labelOf = ({ id, url }: Citation) => (id === 'L2026' ? `L2026 ${url?.split('/').at(-1)}` : id);

function defineLinks(): string {
  const cited = [...Object.values(catalogue), ...Object.values(symptoms)].flatMap(({ sources }) => sources);
  const addresses = new Map(cited.flatMap((citation) => (citation.url ? [[labelOf(citation), citation.url]] : [])));
  return [...addresses]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, url]) => `[${label}]: ${url}`)
    .join('\n');
}
