import type { StewardView } from '@followthrough/shared/api/releases.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Note } from '../../../ui/Note.tsx';
import { useToldWords } from '../told/words.ts';

/** Below these, figures are to be held side by side with more than the usual care. */
const MOST_IN_COMMON = 0.9;
const WELL_COVERED = 0.75;

interface ComparabilityProps {
  comparability: StewardView['comparability'];
  /** How many members share by name. */
  named: number;
}

/** What to know before anything is compared: versions of the questions, what they share, and how much was answered. */
export function Comparability({
  comparability: { versions, own, commonItems, coverage },
  named,
}: ComparabilityProps) {
  const { t } = useLingui();
  const say = useToldWords();
  const [only] = versions;
  const ownDiffers = own !== null && versions.some(({ version }) => version !== own);
  const mostly = commonItems >= MOST_IN_COMMON && (coverage ?? 0) >= WELL_COVERED;
  const common = Math.round(commonItems * 100);
  const answered = coverage === null ? null : Math.round(coverage * 100);
  return (
    <Note title={<Trans>Can these be compared?</Trans>}>
      <p>
        {mostly ? <b>{t`Mostly.`}</b> : <b>{t`Only with care.`}</b>}{' '}
        {only && versions.length === 1 ? (
          <Plural
            value={named}
            one={`The one group named here answered version ${only.version} of the questions.`}
            other={`All # groups named here answered version ${only.version} of the questions.`}
          />
        ) : (
          <Trans>
            The groups named here answered different versions of the questions:{' '}
            {say.list(versions.map(({ version, members }) => t`${version} (${members} groups)`))}.
          </Trans>
        )}{' '}
        {ownDiffers && <Trans>Your own check answered version {own}.</Trans>}{' '}
        {(ownDiffers || versions.length > 1) && (
          <Trans>These have {common} % of the questions in common, counted by weight.</Trans>
        )}{' '}
        {answered !== null && (
          <Trans>On average, {answered} % of what applies to them stands behind a score.</Trans>
        )}{' '}
        <Trans>
          Groups differ in size, money and place, and each score has a range. Where ranges overlap, read no
          difference.
        </Trans>
      </p>
    </Note>
  );
}
