import type { Site } from '../site.ts';
import { ready } from './ready.ts';

/** The ready site with 1.2 million objects, under a limit that Microsoft raised. */
export function huge(now: Date): Site {
  const site = ready(now);
  site.tenant.sizes = {
    users: 820_000,
    groups: 96_000,
    contacts: 30_000,
    devices: 244_000,
    applications: 2_000,
    servicePrincipals: 8_000,
  };
  site.tenant.organization.directorySizeQuota = { used: 1_200_000, total: 2_000_000 };
  return {
    ...site,
    name: 'huge',
    title: 'The ready site with 1.2 million objects, which nobody may list.',
    refusals: [
      {
        request: /^\/[^/]+\/(users|groups|contacts|devices|applications|servicePrincipals)(\?(?!.*\$filter=)|$)/,
        status: 400,
        code: 'Directory_ResultSizeLimitExceeded',
        message: 'The size of the result set exceeds the limit. Use a filter.',
      },
    ],
  };
}
