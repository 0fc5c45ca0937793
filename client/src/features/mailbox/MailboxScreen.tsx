import { mailbox } from '@followthrough/shared/api/mailbox.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.ts';
import { Loaded } from '../../shell/Loaded.tsx';
import { Fold, Note } from '../../ui/Note.tsx';
import { PageTitle } from '../../ui/Page.tsx';

const mailboxQuery = queryOptions({
  queryKey: ['mailbox'],
  queryFn: ({ signal }) => request('GET', '/api/v1/mailbox', { schema: mailbox, signal }),
  // A mail is written a moment after the page that asked for it.
  refetchInterval: 3_000,
});

/** Mail that would have been sent. The page exists only where no mail server is set. */
export function MailboxScreen() {
  const { t, i18n } = useLingui();
  const query = useQuery(mailboxQuery);
  return (
    <>
      <PageTitle
        tab={t`Mailbox`}
        lead={<Trans>No mail server is set here, so mail lands on this page instead of being sent.</Trans>}
      >
        <Trans>Mailbox</Trans>
      </PageTitle>
      <Note titleAs="h2" attention title={<Trans>Everybody who can open this app can read this</Trans>}>
        <p>
          <Trans>
            That is fine for looking around. Before real use, set SMTP_URL; this page is then gone.
          </Trans>
        </p>
      </Note>
      <Loaded query={query}>
        {({ messages }) =>
          messages.length === 0 ? (
            <p>
              <Trans>No mail yet.</Trans>
            </p>
          ) : (
            messages.map((message, index) => (
              <Fold
                key={message.messageId}
                open={index === 0}
                summary={
                  <>
                    {message.subject} · {message.recipient} ·{' '}
                    {i18n.date(new Date(message.sentAt), { dateStyle: 'medium', timeStyle: 'short' })}
                  </>
                }
              >
                {message.body.split('\n\n').map((paragraph, place) => (
                  <Paragraph key={place} text={paragraph} />
                ))}
              </Fold>
            ))
          )
        }
      </Loaded>
    </>
  );
}

function Paragraph({ text }: { text: string }) {
  const line = text.trim();
  return <p>{/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}</p>;
}
