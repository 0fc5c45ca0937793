import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../ui/Button.tsx';
import type { NetworkAddress } from '../sharing-api.ts';
import { agreeToIntroduction, sharingQuery } from '../sharing-api.ts';

interface IntroductionsProps {
  address: NetworkAddress;
  shared: SharedNetwork;
}

/** Introductions that the network proposed. Only two yeses become one; a no is never sent. */
export function Introductions({ address, shared }: IntroductionsProps) {
  const { introductions, network } = shared;
  const { stewardName } = network;
  if (introductions.length === 0) return null;
  return (
    <>
      <h3>
        <Trans>Introductions that {stewardName} proposes</Trans>
      </h3>
      <ul className="people">
        {introductions.map((introduction) => (
          <Introduction key={introduction.introductionId} address={address} introduction={introduction} />
        ))}
      </ul>
      <p className="small">
        <Trans>
          If you both say yes, each gets the name and address of whoever agreed on the other side. There is no
          “no”: not answering looks the same to everybody.
        </Trans>
      </p>
    </>
  );
}

function Introduction({
  address,
  introduction,
}: {
  address: NetworkAddress;
  introduction: SharedNetwork['introductions'][number];
}) {
  const queryClient = useQueryClient();
  const agreeing = useMutation({
    mutationFn: () => agreeToIntroduction(address, introduction.introductionId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey }),
  });
  const { topic, side, offeringName, wantingName, contact, agreed } = introduction;
  const other = side === 'offers' ? wantingName : offeringName;
  return (
    <li>
      <span>
        <b>{topic}</b>
        <br />
        <span className="small">
          {side === 'offers' ? (
            <Trans>{other} would like to see it from you</Trans>
          ) : (
            <Trans>{other} offers to show it to you</Trans>
          )}
        </span>
        {agreeing.error && (
          <span className="msg" role="alert">
            {agreeing.error.message}
          </span>
        )}
      </span>
      {contact !== null ? (
        <span>
          <Trans>Write to {contact}</Trans>
        </span>
      ) : agreed ? (
        <span>
          <Trans>You said yes</Trans>
        </span>
      ) : (
        <Button look="second" slim busy={agreeing.isPending} onClick={() => agreeing.mutate()}>
          <Trans>Yes, introduce us</Trans> <span className="hide">{topic}</span>
        </Button>
      )}
    </li>
  );
}
