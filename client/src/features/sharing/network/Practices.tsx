import type { WirePractice } from '@followthrough/shared/api/networks.ts';
import type { SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { recommendationId } from '@followthrough/shared/api/vocabulary.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select, TextField } from '../../../ui/TextField.tsx';
import type { NetworkAddress } from '../sharing-api.ts';
import { addPractice, removePractice, sharingQuery } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';
import { Introductions } from './Introductions.tsx';

interface PracticesProps {
  address: NetworkAddress;
  shared: SharedNetwork;
}

/** What we offer to show or would like to see, and who we could be introduced to. */
export function Practices({ address, shared }: PracticesProps) {
  const { stewardName } = shared.network;
  return (
    <Spread
      id="practices-title"
      title={<Trans>Learning from each other</Trans>}
      side={
        <p>
          <Trans>
            {stewardName} sees these lines with your name and can propose an introduction. Other members see
            them only if both of you say yes.
          </Trans>
        </p>
      }
    >
      <Introductions address={address} shared={shared} />
      {shared.practices.length > 0 && (
        <ul className="people">
          {shared.practices.map((practice) => (
            <Practice key={practice.practiceId} address={address} shared={shared} practice={practice} />
          ))}
        </ul>
      )}
      <Fold summary={<Trans>Add a line</Trans>}>
        <NewPractice address={address} shared={shared} />
      </Fold>
    </Spread>
  );
}

function Practice({ address, shared, practice }: PracticesProps & { practice: WirePractice }) {
  const words = useSharingWords();
  const queryClient = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removePractice(address, practice.practiceId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey }),
  });
  return (
    <li>
      <span>
        <b>{practice.title}</b>
        <br />
        <span className="small">
          {practice.side === 'offers' ? (
            <Trans>We offer to show it</Trans>
          ) : (
            <Trans>We would like to see it</Trans>
          )}{' '}
          · {words.measure(practice.recommendation, shared.consents)}
        </span>
        {removing.error && (
          <span className="msg" role="alert">
            {removing.error.message}
          </span>
        )}
      </span>
      <Button look="second" slim busy={removing.isPending} onClick={() => removing.mutate()}>
        <Trans>Remove</Trans> <span className="hide">{practice.title}</span>
      </Button>
    </li>
  );
}

function NewPractice({ address, shared }: PracticesProps) {
  const { t } = useLingui();
  const words = useSharingWords();
  const queryClient = useQueryClient();
  const [side, setSide] = useState<WirePractice['side']>('offers');
  const [recommendation, setRecommendation] = useState<WirePractice['recommendation']>('R1');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const form = useForm(async () => {
    await addPractice(address, { side, recommendation, title, url: url.trim() === '' ? null : url.trim() });
    announce(t`Added`);
    setTitle('');
    setUrl('');
    await queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey });
  }, formErrors);
  return (
    <Form form={form}>
      <RadioGroup
        id="side"
        legend={<Trans>Which is it?</Trans>}
        look="across"
        options={[
          { value: 'offers', label: t`We offer to show it` },
          { value: 'wants', label: t`We would like to see it` },
        ]}
        value={side}
        onValue={(value) => setSide(value === 'wants' ? 'wants' : 'offers')}
        error={form.errorOf('side')}
      />
      <Select
        id="recommendation"
        label={<Trans>Part it belongs to</Trans>}
        options={shared.consents.map((part) => ({ value: part.recommendation, label: words.part(part) }))}
        value={recommendation}
        onValue={(value) => setRecommendation(recommendationId.parse(value))}
        error={form.errorOf('recommendation')}
      />
      <TextField
        id="title"
        label={<Trans>What it is, in a few words</Trans>}
        hint={<Trans>For example: how we set pay without asking for past pay.</Trans>}
        value={title}
        onValue={setTitle}
        maxLength={200}
        error={form.errorOf('title')}
      />
      <TextField
        id="url"
        type="url"
        label={<Trans>Link, if there is one</Trans>}
        value={url}
        onValue={setUrl}
        error={form.errorOf('url')}
      />
      <p className="row">
        <Button look="second" type="submit" busy={form.busy}>
          <Trans>Add it</Trans>
        </Button>
      </p>
    </Form>
  );
}
