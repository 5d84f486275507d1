import type { Watched } from '../catalogue/watched.ts';
import type { Facts, FactValues } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import { notRead, type RoleGained, type Unseen, type WhatHappened } from './happening.ts';

type Holding = Pick<FactValues['roleAssignments'][number], 'principalId' | 'roleDefinitionId' | 'principal'> & {
  readonly isEligible: boolean;
};

const kind = 'roleGained';

/** Who has one of the roles now, itself or through a group, and had it in no way before. In the order of the roles. */
export function findNewHolders(before: Facts, after: Facts, { roles }: Pick<Watched, 'roles'>): WhatHappened {
  const [then, now] = [before.roleAssignments, after.roleAssignments];
  if (!then?.ok || !now?.ok)
    return {
      happenings: [],
      unseen: [...notRead(kind, 'roleAssignments', 'before', then), ...notRead(kind, 'roleAssignments', 'after', now)],
    };

  const [mayThen, mayNow] = [listed(before.roleEligibilities), listed(after.roleEligibilities)];
  const unseen = [
    ...(mayThen ? [] : notRead(kind, 'roleEligibilities', 'before', before.roleEligibilities)),
    ...(mayNow ? [] : notRead(kind, 'roleEligibilities', 'after', after.roleEligibilities)),
  ];
  // Where one of the two readings lacks them, everyone who is eligible would look new, or nobody would.
  const areBoth = mayThen !== null && mayNow !== null;
  const holdingsThen = holdingsOf(then.value, areBoth ? mayThen : []);
  const holdingsNow = holdingsOf(now.value, areBoth ? mayNow : []);

  const hidden = new Map<string, Unseen>();
  /** The users in a group, and why they are not known where they are not. */
  const membersOf = (group: Holding, when: 'before' | 'after') => {
    const reading = readingOf(group, when === 'before' ? before : after);
    const name = group.principal?.displayName ?? group.principalId;
    for (const gap of notRead(kind, 'roleGroupMembers', when, reading, name))
      hidden.set(`${when} ${group.principalId}`, gap);
    return reading?.ok ? reading.value : null;
  };

  const happenings = roles.flatMap((role): RoleGained[] => {
    const had = holdingsThen.filter(({ roleDefinitionId }) => roleDefinitionId === role.id);
    const has = holdingsNow.filter(({ roleDefinitionId }) => roleDefinitionId === role.id);
    const membersThen = new Map(
      had.filter(isGroup).map((group) => [group.principalId, membersOf(group, 'before')] as const),
    );
    const known = new Set(had.map(({ principalId }) => principalId));
    for (const members of membersThen.values()) for (const { id } of members ?? []) known.add(id);
    const found: RoleGained[] = [];
    const add = (id: string, gained: Omit<RoleGained, 'kind' | 'role'>) => {
      if (known.has(id)) return;
      known.add(id);
      found.push({ kind, role: role.name, ...gained });
    };
    for (const { principalId, principal, isEligible } of has)
      add(principalId, {
        who: nameUser(principalId, after) ?? principal?.displayName ?? principalId,
        type: typeOf(principal),
        through: null,
        isEligible,
      });
    for (const group of has.filter(isGroup)) {
      // A group that is new is told itself, and speaks for its members.
      if (!membersThen.has(group.principalId)) continue;
      const members = membersOf(group, 'after');
      if (!membersThen.get(group.principalId)) continue;
      const through = group.principal?.displayName ?? group.principalId;
      for (const { id, userPrincipalName } of members ?? [])
        add(id, { who: userPrincipalName, type: 'user', through, isEligible: group.isEligible });
    }
    return found;
  });
  return { happenings, unseen: [...unseen, ...hidden.values()] };
}

/** Without its licence Privileged Identity Management has nothing in it; `null`: what it has is not known. */
function listed(reading: Facts['roleEligibilities']): FactValues['roleEligibilities'] | null {
  if (reading?.ok) return reading.value;
  return reading?.cause.kind === 'licenceMissing' ? [] : null;
}

/** What is held comes before what could be activated, so that who has both is told as a holder. */
const holdingsOf = (
  assignments: FactValues['roleAssignments'],
  eligibilities: FactValues['roleEligibilities'],
): readonly Holding[] => [
  ...assignments.map((row) => ({ ...row, isEligible: false })),
  ...eligibilities.map((row) => ({ ...row, isEligible: true })),
];

const prefix = '#microsoft.graph.';

function typeOf(principal: Holding['principal']): RoleGained['type'] {
  const type = principal?.['@odata.type']?.replace(prefix, '');
  return type === 'user' || type === 'group' || type === 'servicePrincipal' ? type : 'unknown';
}

const isGroup = ({ principal }: Holding) => typeOf(principal) === 'group';

function readingOf(
  { principalId }: Holding,
  { roleGroupMembers }: Facts,
): Reading<FactValues['roleHolders']> | undefined {
  return roleGroupMembers?.ok ? roleGroupMembers.value[principalId] : roleGroupMembers;
}

const nameUser = (wanted: string, { roleHolders }: Facts) =>
  roleHolders?.ok ? roleHolders.value.find(({ id }) => id === wanted)?.userPrincipalName : undefined;
