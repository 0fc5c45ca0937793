import type { RoundSettingsBody } from '@followthrough/shared/api/rounds.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { CheckboxGroup } from '../../../ui/CheckboxGroup.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { DateField, TextArea, TextField } from '../../../ui/TextField.tsx';
import { roundQuery, saveSettings } from '../round-api.ts';
import type { SetUpProps } from './SetUp.tsx';

/** The day of an instant where the reader is, for a date control; and back again, at its beginning or its end. */
function dayOf(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
/** What was not moved to another day keeps its hour. */
const moved = (instant: string, day: string, time: string): string =>
  day === dayOf(instant) || day === '' ? instant : new Date(`${day}T${time}`).toISOString();

/** When people are asked, in which words, and which of your own answers they see. */
export function Settings({
  cycle,
  view,
  round,
  onUnsaved,
}: SetUpProps & { onUnsaved: (unsaved: boolean) => void }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const [opens, setOpens] = useState(dayOf(round.opensAt));
  const [closes, setCloses] = useState(dayOf(round.closesAt));
  const [reminders, setReminders] = useState(round.reminderDates);
  const [subject, setSubject] = useState(round.invitationSubject);
  const [text, setText] = useState(round.invitationText);
  const [facts, setFacts] = useState(round.publishedFacts);
  // Of what stands in this form: the round is read anew meanwhile, and somebody else's changes with it.
  const [version, setVersion] = useState(round.version);
  const body: RoundSettingsBody = {
    opensAt: moved(round.opensAt, opens, '00:00'),
    closesAt: moved(round.closesAt, closes, '23:59'),
    reminderDates: reminders.filter((date) => date !== ''),
    invitationSubject: subject,
    invitationText: text,
    publishedFacts: facts,
  };
  const unsaved = Object.entries(body).some(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(round[field as keyof RoundSettingsBody]),
  );
  useEffect(() => onUnsaved(unsaved), [unsaved, onUnsaved]);
  const form = useForm(async () => {
    const saved = await saveSettings(cycle, body, version);
    // As the server keeps them: in order, each once.
    setVersion(saved.round?.version ?? version);
    setReminders(saved.round?.reminderDates ?? []);
    setSubject(saved.round?.invitationSubject ?? '');
    setText(saved.round?.invitationText ?? '');
    announce(t`Saved`);
    queryClient.setQueryData(roundQuery(cycle).queryKey, saved);
  }, formErrors);

  return (
    <Form form={form} id="settings">
      <Spread
        id="when"
        title={<Trans>3. When</Trans>}
        side={
          <p>
            <Trans>
              After the last day, people can still change or take back what they sent for a while. Then the
              round is sealed.
            </Trans>
          </p>
        }
      >
        <DateField
          id="opensAt"
          label={t`First day`}
          value={opens}
          onValue={setOpens}
          error={form.errorOf('opensAt')}
        />
        <DateField
          id="closesAt"
          label={t`Last day`}
          value={closes}
          onValue={setCloses}
          max={dayOf(view.cycleClosesAt)}
          error={form.errorOf('closesAt')}
        />
        {reminders.map((date, index) => (
          <DateField
            key={index}
            id={`reminderDates.${index}`}
            label={t`Reminder ${index + 1}`}
            hint={
              index === 0
                ? t`Goes to everybody, since nobody knows who has answered. Empty a date to leave it out.`
                : undefined
            }
            value={date}
            onValue={(value) => setReminders(reminders.with(index, value))}
            error={form.errorOf(`reminderDates.${index}`)}
          />
        ))}
        {reminders.length < 9 && (
          <p>
            <Button look="second" slim onClick={() => setReminders([...reminders, ''])}>
              <Trans>Add a reminder</Trans>
            </Button>
          </p>
        )}
      </Spread>
      <Spread
        id="words"
        title={<Trans>4. The invitation</Trans>}
        side={
          <p>
            <Trans>
              Each person’s own link, the last day, and what is protected are added below your words.
            </Trans>
          </p>
        }
      >
        <TextField
          id="invitationSubject"
          label={t`Subject`}
          value={subject}
          onValue={setSubject}
          maxLength={150}
          error={form.errorOf('invitationSubject')}
        />
        <TextArea
          id="invitationText"
          label={t`Your words`}
          value={text}
          onValue={setText}
          rows={8}
          maxLength={4000}
          error={form.errorOf('invitationText')}
        />
        {view.preview && (
          <Fold summary={<Trans>How it will look, as last saved</Trans>}>
            <p>
              <b>{view.preview.subject}</b>
            </p>
            <pre className="letter">{view.preview.body}</pre>
          </Fold>
        )}
      </Spread>
      <Spread
        id="facts"
        title={<Trans>5. What you show them</Trans>}
        side={
          <p>
            <Trans>
              People can say “this does not match what I see”. You learn how many did, in broad bands, after
              the seal.
            </Trans>
          </p>
        }
      >
        {view.publishable.length === 0 ? (
          <p>
            <Trans>
              Answer some questions of the check first; then you can choose which of your answers to show.
            </Trans>
          </p>
        ) : (
          <CheckboxGroup
            id="publishedFacts"
            legend={t`Your answers that people see beside their own questions`}
            hint={t`None is fine.`}
            options={view.publishable.map(({ itemId, prompt, answer }) => ({
              value: itemId,
              label: (
                <>
                  {prompt[i18n.locale] ?? prompt.en}{' '}
                  <span className="small">{answer[i18n.locale] ?? answer.en}</span>
                </>
              ),
            }))}
            values={facts}
            onValues={setFacts}
          />
        )}
        <p className="row">
          <Button look="second" type="submit" busy={form.busy}>
            <Trans>Save dates, words and choices</Trans>
          </Button>
        </p>
      </Spread>
    </Form>
  );
}
