import type { History } from '@followthrough/shared/api/history.ts';
import { Trans } from '@lingui/react/macro';

/** An event in words; one that this version of the page has no words for shows its own name. */
export function EventWords({ event }: { event: History['events'][number] }) {
  const said = (part: string) => {
    const value = event.detail[part];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  switch (event.action) {
    case 'organization.created':
      return <Trans>Set the organization up</Trans>;
    case 'organization.renamed':
      return (
        <Trans>
          Renamed it from {said('from')} to {said('to')}
        </Trans>
      );
    case 'profile.changed':
      return <Trans>Changed the profile</Trans>;
    case 'member.invited':
      return <Trans>Invited {said('email')}</Trans>;
    case 'invitation.revoked':
      return <Trans>Took back the invitation to {said('email')}</Trans>;
    case 'member.joined':
      return <Trans>Accepted an invitation</Trans>;
    case 'member.role_changed':
      return <Trans>Changed what {said('member')} may do</Trans>;
    case 'member.removed':
      return <Trans>Removed {said('member')}</Trans>;
    case 'member.left':
      return <Trans>Left the organization</Trans>;
    case 'check.opened':
      return <Trans>Opened the check for {said('year')}</Trans>;
    case 'check.submitted':
      return <Trans>Submitted the check for {said('year')}</Trans>;
    case 'check.taken_back':
      return <Trans>Took back the check for {said('year')}</Trans>;
    case 'section.lent':
      return (
        <Trans>
          Lent section {said('section')} to {said('colleague')}
        </Trans>
      );
    case 'section.taken_back':
      return <Trans>Took a section back</Trans>;
    case 'round.prepared':
      return <Trans>Began to prepare the round for {said('year')}</Trans>;
    case 'round.opened':
      return (
        <Trans>
          Opened the round for {said('year')}, asking {said('asked')} people
        </Trans>
      );
    case 'round.sheets_shown':
      return <Trans>Looked at the printed sheets of the round for {said('year')}</Trans>;
    case 'round.address_corrected':
      return <Trans>Corrected an address that letters of the round for {said('year')} came back from</Trans>;
    case 'evidence.removed':
      return <Trans>Removed a file</Trans>;
    case 'network.convened':
      return <Trans>Convened the network {said('network')}</Trans>;
    case 'network.changed':
      return <Trans>Changed what the network {said('network')} says of itself</Trans>;
    case 'network.calendar_set':
      return (
        <Trans>
          Set the days of {said('year')} for the network {said('network')}
        </Trans>
      );
    case 'network.pledge_signed':
      return <Trans>Signed the pledge for the network {said('network')}</Trans>;
    case 'network.offer_made':
      return (
        <Trans>
          Offered {said('email')} to join the network {said('network')}
        </Trans>
      );
    case 'network.offer_taken_back':
      return (
        <Trans>
          Took back the offer to {said('email')} to join the network {said('network')}
        </Trans>
      );
    case 'network.joined':
      return (
        <Trans>
          Joined the network {said('network')} of {said('steward')}
        </Trans>
      );
    case 'network.left':
      return (
        <Trans>
          Left the network {said('network')} of {said('steward')}
        </Trans>
      );
    case 'consent.decided':
      return (
        <Trans>
          Decided what the network {said('network')} may tell of {said('year')}
        </Trans>
      );
    case 'counsel_switch.turned':
      return event.detail['on'] === true ? (
        <Trans>On legal advice, kept some questions out of every score</Trans>
      ) : (
        <Trans>Let all questions be scored again</Trans>
      );
    default:
      return <>{event.action}</>;
  }
}
