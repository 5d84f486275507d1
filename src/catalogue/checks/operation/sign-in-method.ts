import { defineCheck } from '../../define.ts';
import { pass } from '../../outcome.ts';
import { connectOverview, learn2026 } from '../../sources.ts';

const methods = {
  passwordHash: 'password hash synchronization',
  passThrough: 'pass-through authentication',
  federation: 'federation',
};

export default defineCheck({
  title: 'The sign-in method is chosen',
  severity: 'informational',
  tools: 'both',
  why: 'It decides which agents, servers and certificates the project needs besides synchronization.',
  fix: [
    'Choose it in the profile of the review',
    'Cloud Sync sets up password hash synchronization only; the other methods are set up with Entra Connect or by hand',
  ],
  verify: 'The profile of the review',
  sources: [connectOverview('User sign-in options'), learn2026.choosingCloudSync()],
  needs: [],
  judge(_, { profile: { tool, signIn } }) {
    const words = `People sign in with ${methods[signIn]}`;
    return tool === 'cloud' && signIn !== 'passwordHash'
      ? pass(`${words}, which Cloud Sync does not set up.`, { signIn })
      : pass(`${words}.`, { signIn });
  },
});
