import type { User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { GraphResult } from '../graph/cause.ts';
import { entity, readList } from '../graph/read.ts';
import type { GraphReader } from './gather.ts';

/** What is read besides facts: who is in a group that gives a role here. No check needs it. */
export const groupMembers = {
  about: 'the members of groups that have a role in Preflight',
  permission: 'GroupMember.Read.All',
} as const;

/** People rarely change groups, and each change of a review asks. */
const freshFor = 5 * 60_000;

/** Twenty pages at most: a group of more users than about 20,000 is not known. */
const pageSize = 999;

/**
 * The users in groups of Entra, nested ones included, by object ids in lower case. A group that is not there has none.
 * `GET /groups/{id}/transitiveMembers`, cast to users, needs one permission where `checkMemberGroups` needs two, and is
 * no POST. Its index follows a change within minutes; members of a group with hidden membership are not shown.
 */
export function createGroups(open: () => GraphReader) {
  const known = new Map<string, { members: Promise<GraphResult<ReadonlySet<string>>>; until: number }>();

  async function read(groupId: string): Promise<GraphResult<ReadonlySet<string>>> {
    const [result] = await open().read([
      readList(
        `/groups/${groupId}/transitiveMembers/microsoft.graph.user?$count=true&$select=id&$top=${pageSize}`,
        entity<User>()({ id: z.string() }),
        { eventual: true, permission: groupMembers.permission, absent: { value: [] } },
      ),
    ]);
    if (!result?.ok) {
      // What failed is asked for anew by whoever needs it next.
      known.delete(groupId);
      return result ?? { ok: false, cause: { kind: 'unexpectedShape' } };
    }
    return { ok: true, value: new Set((result.value as { id: string }[]).map(({ id }) => id.toLowerCase())) };
  }

  return {
    members(groupId: string): Promise<GraphResult<ReadonlySet<string>>> {
      const here = known.get(groupId);
      if (here && here.until > Date.now()) return here.members;
      const members = read(groupId);
      known.set(groupId, { members, until: Date.now() + freshFor });
      return members;
    },
  };
}
