/** What tells a guest, as facts about users carry it. */
interface Person {
  readonly userPrincipalName: string;
  readonly userType?: string | null | undefined;
  readonly externalUserState?: string | null | undefined;
}

/** Whether a user is a guest. The type alone does not tell: an invited user can be made a member. */
export const isGuest = ({ userPrincipalName, userType, externalUserState }: Person): boolean =>
  userType?.toLowerCase() === 'guest' ||
  userPrincipalName.toUpperCase().includes('#EXT#') ||
  Boolean(externalUserState);
