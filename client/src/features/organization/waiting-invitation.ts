const key = 'waiting-invitation';

/** The link of an invitation, kept in this tab while its reader signs in; leaving fast clears it with everything else. */
export const waitingInvitation = {
  read: (): string => sessionStorage.getItem(key) ?? '',
  keep: (token: string): void => sessionStorage.setItem(key, token),
  forget: (): void => sessionStorage.removeItem(key),
};
