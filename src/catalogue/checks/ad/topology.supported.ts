import type { FactValues } from '../../../facts/facts.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

export default defineCheck({
  title: 'The topology is a supported one and is written down',
  severity: 'required',
  tools: 'connect',
  why: 'Several active servers for one tenant overwrite each other, and Microsoft helps with documented topologies only.',
  fix: [
    'Choose one of the documented topologies, and write it down',
    'One active server for each tenant, which reaches all forests; others stand by in staging mode',
  ],
  verify: 'https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-topologies',
  sources: [connectOverview('Supported topologies')],
  needs: ['topology'],
  judge: ({ topology }) => (topology in supported ? pass : fail)(words[topology], { topology }),
});

const supported = {
  singleForest: 'One forest and one tenant.',
  separateForests: 'Several forests with each user in one of them, one server and one tenant.',
  fullMesh: 'Several forests that hold the same people, one server and one tenant.',
  accountAndResourceForests: 'Account forests and a resource forest, one server and one tenant.',
  severalTenants: 'Several tenants with a server for each of them.',
};

const words: Record<FactValues['topology'], string> = {
  ...supported,
  severalServers: 'Several active servers for one tenant are not supported.',
  other: 'The topology is none of the documented ones.',
};
