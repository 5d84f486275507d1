import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'With several servers the federation name points to the load balancer',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup, servers }) =>
    federationSetup === 'adfs' &&
    (servers.filter(({ role }) => role === 'adfs').length > 1 ||
      servers.filter(({ role }) => role === 'wap').length > 1),
  why: 'A name that points to one of several servers leaves the others idle, and sign-in ends with that one server.',
  fix: ['Point the DNS records of the federation name to the load balancer'],
  verify: 'Resolve-DnsName NAME',
  sources: [connectPrerequisites('Name resolution for federation servers')],
  needs: ['federationNameAtLoadBalancer'],
  judge: ({ federationNameAtLoadBalancer }) =>
    federationNameAtLoadBalancer
      ? pass('The federation name points to the load balancer.', { loadBalancer: true })
      : fail('The federation name does not point to the load balancer.', { loadBalancer: false }),
});
