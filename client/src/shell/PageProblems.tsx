import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { OfflineError, Problem } from '../api/problem.ts';
import { PageTitle } from '../ui/Page.tsx';
import { Failed } from '../ui/States.tsx';

/** A page that could not be shown: the rest of the shell stays usable. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  if (error instanceof OfflineError) {
    return (
      <Failed title={<Trans>We can’t reach the server</Trans>} onRetry={reset}>
        <Trans>What you saved is safe. Check the network, then try again.</Trans>
      </Failed>
    );
  }
  if (error instanceof Problem) {
    return (
      <Failed title={error.title} code={error.code} onRetry={reset}>
        {error.detail}{' '}
        {error.code === 'not_signed_in' && (
          <Link to="/sign-in">
            <Trans>Go to sign-in</Trans>
          </Link>
        )}
      </Failed>
    );
  }
  return <Failed onRetry={reset} />;
}

/** No page lives at this address. */
export function PageNotFound() {
  return (
    <>
      <PageTitle lead={<Trans>The address may be old or have a slip in it.</Trans>}>
        <Trans>There is no page here</Trans>
      </PageTitle>
      <p>
        <Link to="/">
          <Trans>Go to the first page</Trans>
        </Link>
      </p>
    </>
  );
}
