import type { Me } from '@followthrough/shared/api/accounts.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { meQuery } from '../../api/me.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { waitingInvitation, waitingOffer } from '../../shell/waiting-links.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { PageTitle } from '../../ui/Page.tsx';

import { KindName, RoleName } from './words.tsx';

/** Where signing in leads: the organizations that a person belongs to, or the only one at once. */
export function OrganizationsScreen() {
  const query = useQuery(meQuery);
  return (
    <Loaded query={query}>
      {(me) => (me.person ? <Choose me={me} /> : <Navigate to="/sign-in" replace />)}
    </Loaded>
  );
}

function Choose({ me }: { me: Me }) {
  const { t } = useLingui();
  const invited = waitingInvitation.read() !== '';
  const offered = waitingOffer.read() !== '';
  return (
    <>
      <PageTitle tab={t`Organizations`}>
        {me.memberships.length === 0 ? <Trans>Where do you work?</Trans> : <Trans>Your organizations</Trans>}
      </PageTitle>
      {!me.person?.emailVerified && (
        <Note titleAs="h2" attention title={<Trans>Your address is not confirmed yet</Trans>}>
          <p>
            <Link to="/account">
              <Trans>Look for our mail, or have the link sent again</Trans>
            </Link>
          </p>
        </Note>
      )}
      {invited && (
        <Note titleAs="h2" title={<Trans>An invitation waits for you</Trans>}>
          <p>
            <Link className={buttonClass('primary', true)} to="/invitation">
              <Trans>Look at it</Trans>
            </Link>
          </p>
        </Note>
      )}
      {offered && (
        <Note titleAs="h2" title={<Trans>An offer to join a network waits for you</Trans>}>
          <p>
            <Link className={buttonClass('second', true)} to="/network-offer">
              <Trans>Read it</Trans>
            </Link>
          </p>
        </Note>
      )}
      {me.memberships.length === 0 ? (
        <p>
          <Trans>
            If colleagues use this check already, ask a leader there to invite you by mail. If you are the
            first, set your organization up.
          </Trans>
        </p>
      ) : (
        <ul className="doors">
          {me.memberships.map((membership) => (
            <li key={membership.orgId}>
              <Link
                to={
                  membership.kind === 'funder'
                    ? '/organizations/$orgId/settings'
                    : '/organizations/$orgId/check'
                }
                params={{ orgId: membership.orgId }}
              >
                {membership.orgName}
              </Link>
              <p>
                <KindName kind={membership.kind} /> · <RoleName role={membership.role} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <Link
          className={buttonClass(me.memberships.length === 0 && !invited ? 'primary' : 'second')}
          to="/organizations/new"
        >
          <Trans>Set up an organization</Trans>
        </Link>
      </p>
    </>
  );
}
