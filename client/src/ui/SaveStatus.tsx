import { Trans, useLingui } from '@lingui/react/macro';
import { Glyph } from './icons/Glyph.tsx';

export type SaveState =
  | { kind: 'nothing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'unsaved'; since: Date | null }
  /** No network: it is on this device. */
  | { kind: 'kept' }
  /** The server took it not, and said why beside the field. */
  | { kind: 'refused' }
  /** Someone else saved in between: the writer has to choose. */
  | { kind: 'undecided' };

/** Quiet and honest: a solid dot only when the server has it. */
export function SaveStatus({ state }: { state: SaveState }) {
  return (
    <span className={unsaved.has(state.kind) ? 'save is-not' : 'save'} role="status">
      {state.kind !== 'nothing' && <Glyph shape={state.kind === 'saved' ? 'saved' : 'saving'} />}
      <Words state={state} />
    </span>
  );
}

const unsaved: ReadonlySet<SaveState['kind']> = new Set(['unsaved', 'kept', 'refused', 'undecided']);

function Words({ state }: { state: SaveState }) {
  const { i18n } = useLingui();
  const clock = (time: Date) => i18n.date(time, { hour: 'numeric', minute: '2-digit' });
  if (state.kind === 'saving') return <Trans>Saving</Trans>;
  if (state.kind === 'saved') return <Trans>Saved {clock(state.at)}</Trans>;
  if (state.kind === 'nothing') return null;
  if (state.kind === 'kept') return <Trans>Offline: kept on this device</Trans>;
  if (state.kind === 'refused') return <Trans>Not saved yet: see the message above</Trans>;
  if (state.kind === 'undecided') return <Trans>Not saved yet: two answers to choose from</Trans>;
  if (state.since === null) return <Trans>Not saved, trying again</Trans>;
  return <Trans>Not saved since {clock(state.since)}, trying again</Trans>;
}
