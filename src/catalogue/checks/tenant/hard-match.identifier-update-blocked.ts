import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The bypass of the hard-match protection is off',
  severity: 'recommended',
  tools: 'both',
  urgent: true,
  why: 'Since July 2026 Entra refuses a hard match with users that hold an identifier already or a privileged role; this switch lets it happen again.',
  fix: [
    'Turn off allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled',
    'Clear onPremisesObjectIdentifier on the users that must be matched instead of opening the bypass for all',
  ],
  verify:
    'GET https://graph.microsoft.com/v1.0/directory/onPremisesSynchronization: features.allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled',
  sources: [learn2026.existingTenant('Hard match')],
  needs: ['syncFeatures'],
  judge({ syncFeatures: { features } }) {
    const isOpen = features.allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled ?? null;
    // The flag is younger than the others, and off where Graph leaves it out; but an answer without any flag tells nothing.
    if (Object.values(features).every((flag) => flag === null))
      return unknown('Graph reports no synchronization feature at all.', 'syncFeatures', { kind: 'unexpectedShape' });
    const value = { allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: isOpen };
    if (isOpen) return fail('The bypass is open: allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled is on.', value);
    return pass(isOpen === false ? 'The bypass is off.' : 'Graph reports no bypass, which is off by default.', value);
  },
});
