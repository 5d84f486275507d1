import { createHash, randomUUID } from 'node:crypto';
import { catalogue, symptoms } from '../../src/catalogue/index.generated.ts';
import { sayAccepted } from '../../src/facts/accepts.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { attestations } from '../../src/facts/attestations.ts';
import { combine } from '../../src/facts/combine.ts';
import type { AnswerFact } from '../../src/facts/define.ts';
import { answerFacts } from '../../src/facts/index.generated.ts';
import { parseDate } from '../../src/facts/parse/date.ts';
import { seePermissions } from '../../src/facts/permissions.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { understand } from '../../src/facts/understand.ts';
import { understandPlan } from '../../src/facts/understand-plan.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import type { Store } from '../../src/store/store.ts';

const questionOf = (name: string) =>
  (answerFacts as unknown as Record<string, AnswerFact<unknown>>)[name] as AnswerFact<unknown>;

/** The ports of handlers on a real store, with nobody in any conversation or group, and no tenant to read. */
export const portsOn = (store: Store): Ports => ({
  ...store,
  tenant: {
    read: () => Promise.reject(new Error('Nobody reads the tenant here')),
    grant: async () => ({ kind: 'none', problem: 'There is no token here.' }),
  },
  canSignIn: false,
  readAs: null,
  targets: [],
  homes: [],
  facts: {
    combine,
    about: (name) => questionOf(name)?.about ?? name,
    question: (name) => {
      const { ask, about, input, howToFindOut } = questionOf(name);
      return { ask, about, input, howToFindOut, accepts: sayAccepted(questionOf(name)) };
    },
    understand: (name, text) => understand(questionOf(name), text),
    day: (text) => parseDate(text) ?? null,
    understandPlan,
    asked: askedFacts,
    attestable: attestations,
    permissions: { needed: new Map(), mayBeRefused: new Set(), see: seePermissions },
  },
  queue: { add: async () => {}, addFor: async () => {} },
  roster: { of: async () => [] },
  groups: { members: async () => ({ ok: true, value: new Set() }) },
  turn: 'turn',
  admins: [],
  hash: (text) => text,
  catalogueVersion: 'v',
  catalogue,
  symptoms,
  firstProfile: defaultProfile,
  now: () => new Date(),
  newId: randomUUID,
  idOf: (text) => {
    const hex = createHash('sha256').update(text).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },
  freshFor: 0,
  keepReadings: 400,
});
