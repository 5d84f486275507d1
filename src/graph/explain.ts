import { type Answer, errorCode, type Loss } from './answer.ts';
import type { GraphCause } from './cause.ts';
import { isChallenge } from './challenge.ts';
import type { GraphRead } from './read.ts';

const lossKinds = {
  connection: 'unreachable',
  token: 'unreachable',
  time: 'timedOut',
  form: 'unexpectedShape',
} as const satisfies Record<Loss['lost'], GraphCause['kind']>;

/** Error codes by which Graph says that the tenant lacks a licence; the statuses are 403 and 400. */
const licences: Readonly<Record<string, string>> = {
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: 'Microsoft Entra ID P1',
  AadPremiumLicenseRequired: 'Microsoft Entra ID P2',
};

/** Turns a final answer that holds no value into the cause that people are told. */
export function explain(read: GraphRead<unknown>, answer: Answer): GraphCause {
  if ('lost' in answer) return { kind: lossKinds[answer.lost], detail: answer.detail };
  const { status } = answer;
  const code = errorCode(answer);
  const detail = `Microsoft Graph answered ${status}${code ? ` (${code})` : ''}.`;
  if (isChallenge(answer)) return { kind: 'unreachable', detail: `Microsoft Graph refused the sign-in (${status}).` };
  const licence = code === undefined ? undefined : licences[code];
  if (licence) return { kind: 'licenceMissing', licence, detail };
  if (status === 403) {
    const { permission } = read;
    return read.access === 'signedInAdmin'
      ? { kind: 'signedInAdminNeeded', role: 'Global Administrator', permission, detail }
      : { kind: 'permissionMissing', permission, detail };
  }
  if (status === 429) return { kind: 'throttled', detail };
  return { kind: status >= 500 ? 'unreachable' : 'unexpectedShape', detail };
}
