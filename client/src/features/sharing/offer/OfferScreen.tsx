import type { OfferView } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { meQuery } from '../../../api/me.ts';
import { Loaded } from '../../../shell/Loaded.tsx';
import { waitingOffer } from '../../../shell/waiting-links.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Empty } from '../../../ui/States.tsx';
import { Pledge } from '../network/FundersWord.tsx';
import { OwnGroups } from '../network/OwnGroups.tsx';
import { joinNetwork, openOffer, sharingQuery } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';
import { WhatJoiningMeans } from './WhatJoiningMeans.tsx';

/** Where an offer's link leads. Looking uses nothing up and tells nobody; the button joins. */
export function OfferScreen() {
  const hash = useLocation().hash;
  const token = hash === '' ? waitingOffer.read() : hash;
  useEffect(() => {
    if (hash !== '') waitingOffer.keep(hash);
  }, [hash]);
  const me = useQuery(meQuery);
  if (token === '') {
    return (
      <Empty title={<Trans>Part of the link is missing</Trans>}>
        <Trans>Copy the whole link from the mail, or ask whoever sent it for a new one.</Trans>
      </Empty>
    );
  }
  return (
    <Loaded query={me}>
      {({ person }) => (person === null ? <SignInFirst /> : <Opened token={token} />)}
    </Loaded>
  );
}

function SignInFirst() {
  const { t } = useLingui();
  return (
    <>
      <PageTitle
        tab={t`Offer`}
        lead={
          <Trans>
            A leader of an organization can read the offer and decide. Nobody is told that you looked.
          </Trans>
        }
      >
        <Trans>A network offers you to join</Trans>
      </PageTitle>
      <p className="row">
        <Link className={buttonClass('primary')} to="/sign-in">
          <Trans>Sign in</Trans>
        </Link>
        <Link className={buttonClass('second')} to="/sign-up">
          <Trans>Make an account</Trans>
        </Link>
      </p>
    </>
  );
}

function Opened({ token }: { token: string }) {
  const query = useQuery({ queryKey: ['network-offer', token], queryFn: () => openOffer(token) });
  return <Loaded query={query}>{(offer) => <Offer token={token} offer={offer} />}</Loaded>;
}

function Offer({ token, offer: { network, organizations } }: { token: string; offer: OfferView }) {
  const { t } = useLingui();
  const words = useSharingWords();
  const { stewardName } = network;
  const pledgeMissing = network.stewardKind === 'funder' && network.pledge === null;
  return (
    <>
      <PageTitle
        tab={t`Offer`}
        kicker={
          <Trans>
            {stewardName}, {words.kind(network.stewardKind)}
          </Trans>
        }
        lead={network.purpose}
      >
        <Trans>{network.name} offers you to join</Trans>
      </PageTitle>
      {network.stewardKind === 'funder' && (
        <Spread id="pledge" title={<Trans>What they signed</Trans>}>
          <Pledge network={network} />
        </Spread>
      )}
      <WhatJoiningMeans network={network} />
      {!pledgeMissing && (
        <Spread
          id="join"
          title={<Trans>Joining</Trans>}
          side={
            <p>
              <Trans>
                To stay out, close this page. {stewardName} sees that the offer was sent, and nothing of what
                came of it.
              </Trans>
            </p>
          }
        >
          {organizations.length === 0 ? (
            <p>
              <Trans>
                Only a leader can decide this, for an organization that isn’t in the network already. You lead
                none such here.
              </Trans>
            </p>
          ) : (
            <JoinForm token={token} network={network} organizations={organizations} />
          )}
        </Spread>
      )}
    </>
  );
}

function JoinForm({ token, network, organizations }: { token: string } & OfferView) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [orgId, setOrgId] = useState<string | null>(
    organizations.length === 1 ? (organizations[0]?.orgId ?? null) : null,
  );
  const [by, setBy] = useState<Record<string, string>>({});
  const form = useForm(
    async () => {
      if (orgId === null) throw new NoOrganization();
      const { networkId } = await joinNetwork(orgId, token, by);
      waitingOffer.forget();
      await queryClient.invalidateQueries({ queryKey: sharingQuery(orgId).queryKey });
      await navigate({ to: '/organizations/$orgId/sharing/$networkId', params: { orgId, networkId } });
    },
    (error) =>
      error instanceof NoOrganization
        ? [{ fieldId: 'orgId', message: t`Choose which of your organizations joins.` }]
        : formErrors(error),
  );
  return (
    <Form form={form}>
      <RadioGroup
        id="orgId"
        legend={<Trans>Which organization joins?</Trans>}
        options={organizations.map((one) => ({ value: one.orgId, label: one.name }))}
        value={orgId}
        onValue={setOrgId}
        error={form.errorOf('orgId')}
      />
      <OwnGroups network={network} by={by} onBy={setBy} errorOf={form.errorOf} />
      <p className="row">
        <Button type="submit" busy={form.busy}>
          <Trans>Join</Trans>
        </Button>
        <span className="small">
          <Trans>Next, you decide part by part what may be told.</Trans>
        </span>
      </p>
    </Form>
  );
}

class NoOrganization extends Error {}
