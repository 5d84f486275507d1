import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const hardeningAnswers = {
  treatedAsTier0: true,
  serverAdministrators: ['CONTOSO\\Domain Admins'],
  dedicatedAdminAccounts: true,
  privilegedAccessWorkstations: true,
  ntlmRestriction: 'denied',
  localAdminPasswordsUnique: true,
  attackSurfaceGuidelinesFollowed: true,
  adAdminsUseMfa: true,
} satisfies Partial<FactValues>;
