import { EVIDENCE_EXTENSIONS, EVIDENCE_MAX_BYTES, evidenceFile } from '@followthrough/shared/api/evidence.ts';
import type { SectionItem } from '@followthrough/shared/api/assessment.ts';
import type { EvidenceFile } from '@followthrough/shared/api/evidence.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorMessage } from '../../../ui/Field.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Fold } from '../../../ui/Note.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { cycleKey, evidenceAddress, evidenceUploadAddress, removeEvidence } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';
import { fieldId } from '../../../answers/answer-draft.ts';
import type { AnswerDraft } from '../../../answers/answer-draft.ts';
import { useFigureWords } from '../../../answers/field-words.ts';
import { sendFile } from './send-file.ts';

interface EvidenceProps {
  cycle: CycleAddress;
  item: SectionItem;
  draft: AnswerDraft;
  onDraft: (draft: AnswerDraft) => void;
  errors: ReadonlyMap<string, string>;
  mayChange: boolean;
}

/** What could show the answer: files, links and a note. It narrows the range and never raises the score. */
export function Evidence(props: EvidenceProps) {
  const { item, draft, onDraft, errors } = props;
  const hint = item.evidencePrompt;
  return (
    <div className="stack evidence">
      <h2>
        <Trans>What could show this?</Trans>
      </h2>
      <p className="small">
        {hint}{' '}
        <Trans>
          You don’t have to add anything. It makes the range around your score narrower and never the score
          higher. Please, no names of survivors and no case notes.
        </Trans>
      </p>
      <div className="drop stack">
        <Files {...props} />
        <Links {...props} />
      </div>
      <Fold summary={<Trans>A note to your future selves</Trans>} open={draft.note !== ''}>
        <TextArea
          id={fieldId(item, 'note')}
          label={<Trans>Note</Trans>}
          hint={<Trans>Only your group sees this. It comes back beside the question next year.</Trans>}
          value={draft.note}
          error={errors.get('note')}
          onValue={(note) => onDraft({ ...draft, note })}
        />
      </Fold>
    </div>
  );
}

function Files({ cycle, item, mayChange }: EvidenceProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null);
  const [error, setError] = useState<string>();
  const reread = () => queryClient.invalidateQueries({ queryKey: cycleKey(cycle) });
  const id = fieldId(item, 'file');

  async function send(file: File | undefined) {
    if (!file) return;
    setError(undefined);
    const name = file.name;
    if (file.size > EVIDENCE_MAX_BYTES) {
      return setError(t`${name} is larger than 10 MB. Choose a smaller file, or add a link to it.`);
    }
    setSending({ name, percent: 0 });
    try {
      const added = await sendFile(evidenceUploadAddress(cycle, item.itemId), file, (percent) =>
        setSending({ name, percent }),
      );
      evidenceFile.parse(added);
      announce(t`${name} added`);
      await reread();
    } catch (problem) {
      setError(
        problem instanceof Problem
          ? problem.message
          : t`${name} could not be sent. Check the network and try again.`,
      );
    } finally {
      setSending(null);
      if (chooser.current) chooser.current.value = '';
    }
  }

  async function remove({ fileId, fileName }: EvidenceFile) {
    try {
      await removeEvidence(cycle, fileId);
      announce(t`${fileName} removed`);
      chooser.current?.focus();
      await reread();
    } catch (problem) {
      setError(
        problem instanceof Problem
          ? problem.message
          : t`${fileName} could not be removed. Check the network and try again.`,
      );
    }
  }

  return (
    <div className={error ? 'field has-error' : 'field'}>
      {mayChange && (
        <>
          <label htmlFor={id}>
            <Trans>Add a file</Trans>
          </label>
          <span className="hint" id={`${id}-hint`}>
            <Trans>PDF, picture, text or table, up to 10 MB</Trans>
          </span>
          <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>
          <input
            id={id}
            ref={chooser}
            type="file"
            className="input"
            accept={EVIDENCE_EXTENSIONS.map((extension) => `.${extension}`).join(',')}
            aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
            aria-invalid={error ? true : undefined}
            disabled={sending !== null}
            onChange={(event) => void send(event.target.files?.[0])}
          />
        </>
      )}
      {sending && (
        <p className="small" role="status">
          <progress max={100} value={sending.percent} aria-label={t`Sending ${sending.name}`} />{' '}
          <Trans>
            Sending {sending.name}: {sending.percent} %
          </Trans>
        </p>
      )}
      <FileList cycle={cycle} files={item.evidence} onRemove={mayChange ? remove : null} />
    </div>
  );
}

interface FileListProps {
  cycle: CycleAddress;
  files: readonly EvidenceFile[];
  onRemove: ((file: EvidenceFile) => Promise<void>) | null;
}

function FileList({ cycle, files, onRemove }: FileListProps) {
  const { i18n } = useLingui();
  const words = useFigureWords();
  if (files.length === 0) return null;
  return (
    <ul className="plain small">
      {files.map((file) => {
        const size = i18n.number(Math.max(1, Math.round(file.byteSize / 1024)), {
          style: 'unit',
          unit: 'kilobyte',
        });
        const when = words.moment(file.addedAt);
        return (
          <li key={file.fileId}>
            <a href={evidenceAddress(cycle, file.fileId)} download>
              {file.fileName}
            </a>
            <Trans>
              , {size}, added by {file.addedBy} on {when}.
            </Trans>{' '}
            {onRemove && (
              <Button look="quiet" slim onClick={() => void onRemove(file)}>
                <Trans>
                  Remove <span className="hide">{file.fileName}</span>
                </Trans>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Links({ item, draft, onDraft, errors, mayChange }: EvidenceProps) {
  const { t } = useLingui();
  const set = (links: readonly string[]) => onDraft({ ...draft, links });
  return (
    <div className="stack">
      {draft.links.map((link, index) => {
        const number = index + 1;
        return (
          <div key={index} className="row-of-link">
            <TextField
              id={fieldId(item, `links.${index}`)}
              type="url"
              label={t`Link ${number}`}
              value={link}
              error={errors.get(`links.${index}`)}
              onValue={(value) => set(draft.links.map((held, place) => (place === index ? value : held)))}
            />
            <Button look="quiet" slim onClick={() => set(draft.links.filter((_, place) => place !== index))}>
              <Trans>
                Remove <span className="hide">link {number}</span>
              </Trans>
            </Button>
          </div>
        );
      })}
      {mayChange && draft.links.length < 20 && (
        <p>
          <Button look="second" slim onClick={() => set([...draft.links, ''])}>
            <Trans>Add a link</Trans>
          </Button>
        </p>
      )}
    </div>
  );
}
