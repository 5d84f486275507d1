import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { writeProxyBlock } from '../../proxy-block.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

const file = 'C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\Config\\machine.config';

export default defineCheck({
  title: 'The proxy is set in machine.config',
  severity: 'required',
  tools: 'connect',
  when: ({ proxy }) => proxy !== 'none',
  why: 'The wizard and the sync engine find the proxy there and nowhere else.',
  fix: ['Add the system.net block at the bottom of machine.config', `The file: ${file}, before </configuration>`],
  fixFor: (profile) => [writeProxyBlock(profile)],
  verify: `Get-Content ${file} -Tail 20`,
  sources: [connectPrerequisites('Connectivity')],
  needs: ['machineConfigProxy'],
  judge({ machineConfigProxy: block }, { profile: { proxyAddress } }) {
    if (!block) return fail('machine.config has no system.net/defaultProxy block.', block);
    const { address, enabled, atBottom } = block;
    const gaps = [
      ...(address === null || /[<>]/.test(address) ? ['it names no proxy'] : []),
      ...(address !== null && proxyAddress !== null && hostAndPort(address) !== hostAndPort(proxyAddress)
        ? [`it names ${address}, not ${proxyAddress}`]
        : []),
      ...(enabled ? [] : ['it is not enabled']),
      ...(atBottom ? [] : ['it is not at the bottom of the file']),
    ];
    return gaps.length > 0
      ? fail(`The block in machine.config is not right: ${showList(gaps)}.`, block)
      : pass(`machine.config names ${address}.`, block);
  },
});

const hostAndPort = (address: string) =>
  address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
