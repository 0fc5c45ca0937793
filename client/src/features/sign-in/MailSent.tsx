import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../../api/me.ts';
import { Note } from '../../ui/Note.tsx';
import { PageTitle } from '../../ui/Page.tsx';

/** Says the same for every address, so that nobody can find out here who has an account. */
export function MailSent({ email, children }: { email: string; children: ReactNode }) {
  const { t } = useLingui();
  const { data } = useQuery(meQuery);
  return (
    <>
      <PageTitle tab={t`Mail`} lead={children}>
        <Trans>A mail is on its way to {email}</Trans>
      </PageTitle>
      <p>
        <Trans>
          It can take a minute. If it doesn’t come, look in the spam folder, and check the address.
        </Trans>
      </p>
      {data?.flags.mailbox && (
        <Note titleAs="h2" title={<Trans>No mail server is set here</Trans>}>
          <p>
            <Link to="/mailbox">
              <Trans>Read it in this app’s own mailbox</Trans>
            </Link>
          </p>
        </Note>
      )}
    </>
  );
}
