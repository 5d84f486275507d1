import { defineCheck } from '../../define.ts';
import { pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

const kinds = {
  fresh: 'A first installation',
  upgrade: 'An upgrade of Entra Connect',
  dirsync: 'An upgrade from DirSync',
};

export default defineCheck({
  title: 'The kind of installation is chosen: express, custom, or an upgrade',
  severity: 'informational',
  tools: 'connect',
  why: 'It decides which accounts, databases and decisions the installation takes, and so which checks apply.',
  fix: ['Choose it in the profile of the review'],
  verify: 'The profile of the review',
  sources: [connectOverview('Install Microsoft Entra Connect Sync')],
  needs: [],
  judge: (_, { profile: { installation, settings } }) =>
    pass(`${kinds[installation]}, with ${settings} settings.`, { installation, settings }),
});
