import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showCount } from '../../words.ts';

const least = 6;

export default defineCheck({
  title: "The proxy's idle timeout is 6 minutes or more",
  severity: 'required',
  tools: 'connect',
  when: ({ proxy }) => proxy !== 'none',
  why: 'Microsoft Entra ID may take 5 minutes to answer; a proxy that gives up earlier breaks synchronization.',
  fix: [`Set the idle timeout of the proxy to ${least} minutes or more`],
  verify: 'The configuration of the proxy',
  sources: [connectPrerequisites('Connectivity')],
  needs: ['proxyIdleTimeout'],
  judge({ proxyIdleTimeout: minutes }) {
    const seen = `The proxy closes idle connections after ${showCount(minutes, 'minute')}`;
    return minutes >= least
      ? pass(`${seen}.`, { minutes })
      : fail(`${seen}, earlier than after ${least}.`, { minutes });
  },
});
