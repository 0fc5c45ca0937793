import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Button } from '../../../ui/Button.tsx';
import { PageTitle } from '../../../ui/Page.tsx';
import { Empty } from '../../../ui/States.tsx';
import { openSectionByLink } from '../cycle-api.ts';

/**
 * Where a colleague's link leads. The token stays in the address's fragment, which no server sees, until the button
 * is pressed: a mail program that looks at links opens nothing.
 */
export function SectionLinkScreen() {
  const { t } = useLingui();
  const token = useLocation().hash;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const opening = useMutation({
    mutationFn: () => openSectionByLink(token),
    onSuccess: ({ orgId, cycleId, section }) => {
      queryClient.clear();
      return navigate({
        to: '/organizations/$orgId/cycles/$cycleId/sections/$section',
        params: { orgId, cycleId, section },
        replace: true,
      });
    },
  });

  if (token === '') {
    return (
      <Empty title={<Trans>Part of the link is missing</Trans>}>
        <Trans>Copy the whole link from the message you got, or ask for a new one.</Trans>
      </Empty>
    );
  }
  return (
    <>
      <PageTitle
        tab={t`Section`}
        lead={
          <Trans>
            A colleague asks you to answer one section of a yearly check. You need no account. What you write
            is saved as you go, and you can skip any question.
          </Trans>
        }
      >
        <Trans>One section for you</Trans>
      </PageTitle>
      <div className="stack">
        <p>
          <Trans>
            This device remembers you until the link ends. On a shared device, press “Leave fast” when you are
            through.
          </Trans>
        </p>
        {opening.error && (
          <p className="msg" role="alert">
            {opening.error.message}
          </p>
        )}
        <p>
          <Button busy={opening.isPending} onClick={() => opening.mutate()}>
            <Trans>Open the section</Trans>
          </Button>
        </p>
      </div>
    </>
  );
}
