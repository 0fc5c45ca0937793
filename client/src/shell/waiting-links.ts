/** A link from a mail, kept in this tab while its reader signs in; leaving fast clears it with everything else. */
function waitingLink(key: string) {
  return {
    read: (): string => sessionStorage.getItem(key) ?? '',
    keep: (token: string): void => sessionStorage.setItem(key, token),
    forget: (): void => sessionStorage.removeItem(key),
  };
}

export const waitingInvitation = waitingLink('waiting-invitation');
export const waitingOffer = waitingLink('waiting-offer');
