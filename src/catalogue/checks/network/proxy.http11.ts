import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The proxy speaks HTTP 1.1 with chunked encoding',
  severity: 'required',
  tools: 'cloud',
  when: ({ proxy }) => proxy !== 'none',
  why: 'The agent sends its data in chunks, which a proxy with an older HTTP does not pass on.',
  fix: ['Enable HTTP 1.1 and chunked encoding on the proxy'],
  verify: 'The configuration of the proxy',
  sources: [cloudSyncPrerequisites('Firewall and proxy requirements')],
  needs: ['proxySupportsChunkedEncoding'],
  judge: ({ proxySupportsChunkedEncoding: supported }) =>
    supported
      ? pass('The proxy supports HTTP 1.1 with chunked encoding.', { supported })
      : fail('The proxy does not support HTTP 1.1 with chunked encoding.', { supported }),
});
