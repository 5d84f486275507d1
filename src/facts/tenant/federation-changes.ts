import type { AuditActivityInitiator, DirectoryAudit, TargetResource } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact, missing } from '../define.ts';

const audit = entity<DirectoryAudit>()({
  activityDateTime: z.string(),
  activityDisplayName: z.string(),
  result: z.string().nullish(),
  initiatedBy: entity<AuditActivityInitiator>()({
    user: z.object({ userPrincipalName: z.string().nullish(), id: z.string().nullish() }).nullish(),
    app: z.object({ displayName: z.string().nullish() }).nullish(),
  }).nullish(),
  targetResources: z.array(entity<TargetResource>()({ displayName: z.string().nullish() })).nullish(),
});

/** How far back the audit log reaches without P1. */
const daysKept = 7;

/** Changes to federation in the last seven days, newest first. Not offered by Graph in China. */
export default defineTenantFact({
  about: 'the changes to federation settings in the last 7 days',
  permission: 'AuditLog.Read.All',
  value: z.array(z.object({ at: z.string(), activity: z.string(), domain: z.string(), by: z.string() })),
  reads: (_, { now, profile }) => {
    if (profile.cloud === 'china')
      return missing({ kind: 'unreachable', detail: 'Graph in China does not offer the audit log.' });
    const since = new Date(now.getTime() - daysKept * 86_400_000).toISOString();
    return {
      audits: readList(
        `/auditLogs/directoryAudits?$filter=activityDateTime ge ${since} and (activityDisplayName eq 'Set federation settings on domain' or activityDisplayName eq 'Set domain authentication')`,
        audit,
        { bucket: 'reports' },
      ),
    };
  },
  derive: ({ audits }) =>
    audits
      .filter(({ result }) => result !== 'failure')
      .map(({ activityDateTime, activityDisplayName, initiatedBy, targetResources }) => ({
        at: activityDateTime,
        activity: activityDisplayName,
        domain: targetResources?.[0]?.displayName ?? 'a domain that the log does not name',
        by: initiatedBy?.user?.userPrincipalName ?? initiatedBy?.app?.displayName ?? initiatedBy?.user?.id ?? 'unknown',
      }))
      .sort((a, b) => (a.at < b.at ? 1 : -1)),
});
