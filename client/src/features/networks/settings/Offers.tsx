import type { OfferList } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Loaded } from '../../../shell/Loaded.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { makeOffer, offersQuery, revokeOffer } from '../networks-api.ts';
import type { NetworkAddress } from '../networks-api.ts';
import type { SettingsProps } from './SettingsScreen.tsx';

/** Whom membership was offered to. What came of it is not known here, nor anywhere else that a steward can look. */
export function Offers({ orgId, network, mayManage }: SettingsProps) {
  const address = { orgId, networkId: network.networkId };
  return (
    <Spread
      id="offers-title"
      title={<Trans>Offers</Trans>}
      side={
        <p>
          <Trans>
            You see what you sent, and nothing of what came of it. So no group has to explain why it stays out
            or leaves.
          </Trans>
        </p>
      }
    >
      {mayManage ? (
        network.stewardKind === 'funder' && network.pledge === null ? (
          <p>
            <Trans>Sign the pledge first; then you can offer membership.</Trans>
          </p>
        ) : (
          <>
            <OfferForm address={address} />
            <Sent address={address} />
          </>
        )
      ) : (
        <p>
          <Trans>A leader of your organization makes them.</Trans>
        </p>
      )}
    </Spread>
  );
}

function OfferForm({ address }: { address: NetworkAddress }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const form = useForm(async () => {
    await makeOffer(address, email, `${key}-${email}`.slice(0, 120));
    announce(t`The offer is on its way.`);
    setEmail('');
    setKey(crypto.randomUUID());
    await queryClient.invalidateQueries({ queryKey: offersQuery(address).queryKey });
  }, formErrors);
  return (
    <Form form={form}>
      <TextField
        id="email"
        type="email"
        label={<Trans>E-mail address of a leader</Trans>}
        hint={<Trans>They choose which of their organizations joins, if any.</Trans>}
        value={email}
        onValue={setEmail}
        error={form.errorOf('email')}
      />
      <p className="row">
        <Button look="second" type="submit" busy={form.busy}>
          <Trans>Send the offer</Trans>
        </Button>
      </p>
    </Form>
  );
}

function Sent({ address }: { address: NetworkAddress }) {
  const query = useQuery({ ...offersQuery(address), refetchInterval: 15_000 });
  return (
    <Loaded query={query}>
      {({ offers }) =>
        offers.length > 0 && (
          <Fold summary={<Trans>Offers that were sent</Trans>} open={offers.length <= 8}>
            <ul className="people">
              {offers.map((offer) => (
                <Offer key={offer.offerId} address={address} offer={offer} />
              ))}
            </ul>
          </Fold>
        )
      }
    </Loaded>
  );
}

const isPast = (instant: string) => new Date(instant) < new Date();

function Offer({ address, offer }: { address: NetworkAddress; offer: OfferList['offers'][number] }) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  const revoking = useMutation({
    mutationFn: () => revokeOffer(address, offer.offerId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: offersQuery(address).queryKey }),
  });
  const on = i18n.date(offer.offeredAt, { dateStyle: 'medium' });
  const until = i18n.date(offer.expiresAt, { dateStyle: 'medium' });
  const { email, offeredBy, revoked } = offer;
  const isOver = isPast(offer.expiresAt);
  return (
    <li>
      <span>
        <b>{email}</b>
        <br />
        <span className="small">
          <Trans>
            By {offeredBy}, {on}.
          </Trans>{' '}
          {revoked ? (
            <Trans>Taken back.</Trans>
          ) : isOver ? (
            <Trans>The link has ended.</Trans>
          ) : (
            <Trans>The link works until {until}, if it is not used.</Trans>
          )}{' '}
          {!offer.mailed && !revoked && <Trans>The mail is still on its way.</Trans>}
        </span>
        {revoking.error && (
          <span className="msg" role="alert">
            {revoking.error.message}
          </span>
        )}
      </span>
      {!revoked && !isOver && (
        <Button look="second" slim busy={revoking.isPending} onClick={() => revoking.mutate()}>
          <Trans>Take back</Trans> <span className="hide">{email}</span>
        </Button>
      )}
    </li>
  );
}
