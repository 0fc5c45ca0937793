import type { RecommendationConsent, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import type { NetworkAddress } from '../sharing-api.ts';
import { saveNote, sharingQuery } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';

interface NotesProps {
  address: NetworkAddress;
  shared: SharedNetwork;
  year: number;
}

/** What a member says beside the scores that it shares by name. */
export function Notes({ address, shared, year }: NotesProps) {
  const words = useSharingWords();
  const { stewardName } = shared.network;
  const named = shared.consents.filter(({ level }) => level === 'named');
  return (
    <Spread
      id="notes-title"
      title={<Trans>Notes beside your name</Trans>}
      side={
        <p>
          <Trans>
            Words that go wherever your score goes by name, and nowhere else: {stewardName} reads them.
          </Trans>
        </p>
      }
    >
      {named.map((part) => (
        <Fold
          key={part.recommendation}
          summary={
            <span>
              {words.part(part)}{' '}
              <span className="small">
                {part.note === null ? <Trans>no note</Trans> : <Trans>has a note</Trans>}
              </span>
            </span>
          }
        >
          <NoteForm address={address} part={part} year={year} />
        </Fold>
      ))}
    </Spread>
  );
}

function NoteForm({
  address,
  part,
  year,
}: {
  address: NetworkAddress;
  part: RecommendationConsent;
  year: number;
}) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [note, setNote] = useState(part.note ?? '');
  const form = useForm(
    async () => {
      await saveNote(address, { year, recommendation: part.recommendation, note });
      announce(t`Saved`);
      await queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey });
    },
    (error) =>
      formErrors(error).map((one) =>
        one.fieldId === 'note' ? { ...one, fieldId: `note-${part.recommendation}` } : one,
      ),
  );
  return (
    <Form form={form}>
      <TextArea
        id={`note-${part.recommendation}`}
        label={<Trans>What somebody should know who reads your score</Trans>}
        hint={<Trans>Empty it to take it back.</Trans>}
        value={note}
        onValue={setNote}
        maxLength={600}
        error={form.errorOf(`note-${part.recommendation}`)}
      />
      <p className="row">
        <Button look="second" slim type="submit" busy={form.busy}>
          <Trans>Save the note</Trans>
        </Button>
      </p>
    </Form>
  );
}
