import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';
import { showCount } from '../../words.ts';

const fewest = 3;
const most = 40;

export default defineCheck({
  title: 'Three pass-through authentication agents are planned or active',
  severity: 'recommended',
  tools: 'connect',
  when: ({ signIn }) => signIn === 'passThrough',
  why: 'With pass-through authentication nobody signs in while no agent answers.',
  fix: [
    `Plan ${fewest} to ${most} pass-through authentication agents`,
    'The first comes with Entra Connect; install the others on servers of their own',
  ],
  verify: 'Entra admin center > Entra Connect > Connect Sync > Pass-through authentication',
  sources: [learn2026.passThrough('Ensure high availability')],
  needs: [],
  uses: ['passThroughAgents', 'plannedPassThroughAgents'],
  judge({ passThroughAgents, plannedPassThroughAgents }) {
    const active = passThroughAgents.ok
      ? passThroughAgents.value.filter(({ status }) => status?.toLowerCase() === 'active').length
      : null;
    const planned = plannedPassThroughAgents.ok ? plannedPassThroughAgents.value : null;
    const seen = [
      active === null ? 'the installed agents could not be read' : `${showCount(active, 'agent')} active`,
      planned === null ? 'nobody has said how many are planned' : `${planned} planned`,
    ].join(', ');
    const words = `${seen.charAt(0).toUpperCase()}${seen.slice(1)}`;
    const value = { active, planned };
    const fits = (count: number | null) => count !== null && count >= fewest && count <= most;
    if (fits(active) || fits(planned)) return pass(`${words}.`, value);
    if (!plannedPassThroughAgents.ok) return unknown(`${words}.`, 'plannedPassThroughAgents', plannedPassThroughAgents);
    if (!passThroughAgents.ok) return unknown(`${words}.`, 'passThroughAgents', passThroughAgents);
    return fail(`${words}; a tenant takes ${most} at most, and ${fewest} are the fewest to rely on.`, value);
  },
});
