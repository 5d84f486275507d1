import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showCount, showList } from '../../words.ts';

const least = { cores: 2, gigahertz: 1.6, memory: 2 };

export default defineCheck({
  title: 'AD FS and Web Application Proxy servers have two 1.6 GHz cores and 2 GB',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'Every sign-in passes these servers; with less they become slow, or fail under load.',
  fix: ['Give the server two cores of 1.6 GHz and 2 GB of memory', 'In Azure use a virtual machine of size A2 or more'],
  verify: 'Get-CimInstance Win32_Processor | Select NumberOfCores, MaxClockSpeed',
  sources: [connectPrerequisites('Hardware requirements')],
  needs: ['federationServerHardware'],
  judge({ federationServerHardware: hardware }) {
    if ('azureSize' in hardware) {
      const { azureSize } = hardware;
      return isA2OrMore(azureSize)
        ? pass(`The Azure size ${azureSize} is A2 or more.`, hardware)
        : fail(`The Azure size ${azureSize} is less than A2.`, hardware);
    }
    const { cores, gigahertz, memory } = hardware;
    const short = [
      ...(cores < least.cores ? [showCount(cores, 'core')] : []),
      ...(gigahertz < least.gigahertz ? [`${gigahertz} GHz`] : []),
      ...(memory < least.memory ? [`${memory} GB of memory`] : []),
    ];
    return short.length > 0
      ? fail(`Too little: ${showList(short)}.`, hardware)
      : pass(`${showCount(cores, 'core')} of ${gigahertz} GHz and ${memory} GB of memory.`, hardware);
  },
});

/**
 * In an Azure size the number is that of processors (after a hyphen, of those that are left on), and a `t` after it
 * says that memory is tiny. A2 itself has two processors.
 */
function isA2OrMore(size: string): boolean {
  const [, all, some, features = ''] = /[A-Z](\d+)(?:-(\d+))?([a-z]*)/i.exec(size) ?? [];
  return Number(some ?? all) >= 2 && !/t/i.test(features);
}
