import { z } from 'zod';
import { defineAnswer } from '../define.ts';

const topologies = {
  singleForest: 'One forest, one tenant',
  separateForests: 'Several forests, each user in only one of them, one server, one tenant',
  fullMesh: 'Several forests that hold the same people (full mesh, GALSync), one server, one tenant',
  accountAndResourceForests: 'Account forests and a resource forest, one server, one tenant',
  severalTenants: 'Several tenants, a server for each of them',
  severalServers: 'Several active servers for one tenant',
  other: 'Another one',
} as const;

export default defineAnswer({
  about: 'the topology of forests, servers and tenants',
  ask: 'Which topology is planned? A staging server may stand beside the active one in each of them.',
  input: { kind: 'choice', choices: Object.entries(topologies).map(([value, title]) => ({ value, title })) },
  value: z.enum(Object.keys(topologies) as [keyof typeof topologies, ...(keyof typeof topologies)[]]),
  howToFindOut:
    'The design of the installation, beside https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-topologies',
});
