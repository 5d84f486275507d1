import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

export default defineCheck({
  title: 'After installation someone verifies it and assigns licences',
  severity: 'recommended',
  tools: 'both',
  why: 'A user who arrives without a licence cannot use any service, and an error in the first run is cheapest to mend at once.',
  fix: ['Name who verifies the installation and assigns licences'],
  verify: 'The plan of the installation',
  sources: [connectOverview('After installation')],
  needs: ['installationVerifier'],
  judge: ({ installationVerifier: name }) =>
    name === null
      ? fail('Nobody is named for it yet.', { name })
      : pass(`${name} verifies the installation and assigns licences.`, { name }),
});
