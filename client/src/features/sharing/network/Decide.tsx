import type { RecommendationConsent, SharedNetwork } from '@followthrough/shared/api/sharing.ts';
import { consentLevel } from '@followthrough/shared/api/sharing.ts';
import { defaultLevel } from '@followthrough/shared/networks/consent.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { lookAhead } from '../sharing-api.ts';
import type { Levels, NetworkAddress } from '../sharing-api.ts';
import { useSharingWords } from '../words.ts';
import { LevelsExplained, ProtectedExplained, UntilWhen } from './Explained.tsx';
import { Preview } from './Preview.tsx';
import { SaveDecisions } from './SaveDecisions.tsx';
import type { Previewed } from './SaveDecisions.tsx';

interface DecideProps {
  address: NetworkAddress;
  shared: SharedNetwork;
  year: number;
  freezeAt: string;
  mayDecide: boolean;
}

/**
 * What the network may tell of one year, part by part. What is chosen can be saved only after its preview was on the screen,
 * and only as it was previewed. Parts that nobody chose here follow what counts, also when a colleague changes it meanwhile.
 */
export function Decide({ address, shared, year, freezeAt, mayDecide }: DecideProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<Levels>({});
  const [seen, setSeen] = useState<Previewed | null>(null);
  const [saved, setSaved] = useState(false);
  const levels = { ...levelsOf(shared), ...chosen };
  const looking = useForm(async () => {
    const news = { levels: toDecide(shared, levels), version: shared.version };
    setSeen({ ...news, preview: await lookAhead(address, year, levels) });
    setSaved(false);
  }, formErrors);
  const previewTitle = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (seen) previewTitle.current?.focus();
  }, [seen]);

  function choose(part: RecommendationConsent, value: string) {
    setChosen({ ...chosen, [part.recommendation]: consentLevel.parse(value) });
    setSeen(null);
  }

  const group = (parts: readonly RecommendationConsent[]) => (
    <div className="decisions">
      {parts.map((part) => (
        <Part
          key={part.recommendation}
          part={part}
          shared={shared}
          chosen={levels[part.recommendation] ?? part.level}
          onChoose={(value) => choose(part, value)}
          error={looking.errorOf(part.recommendation)}
        />
      ))}
    </div>
  );
  const open = shared.consents.filter((part) => !part.protected);
  const kept = shared.consents.filter((part) => part.protected);

  return (
    <div className="deciding">
      <Form form={looking} id="decide">
        <fieldset disabled={!mayDecide || looking.busy} className="stack-5">
          <legend className="hide">
            <Trans>What {shared.network.name} may tell of us</Trans>
          </legend>
          <Spread
            id="decide-title"
            title={<Trans>What it may tell of {year}</Trans>}
            side={<UntilWhen network={shared.network} year={year} freezeAt={freezeAt} />}
          >
            <LevelsExplained network={shared.network} year={year} />
            {group(open)}
          </Spread>
          <Spread
            id="protected-title"
            title={<Trans>Three parts stand apart</Trans>}
            side={<ProtectedExplained network={shared.network} year={year} />}
          >
            {group(kept)}
          </Spread>
        </fieldset>
        {mayDecide ? (
          <p className="row">
            <Button type="submit" look={seen ? 'second' : 'primary'} busy={looking.busy}>
              <Trans>Show what each viewer would see</Trans>
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setChosen(
                  Object.fromEntries(shared.consents.map((part) => [part.recommendation, 'nothing'])),
                );
                setSeen(null);
                announce(t`“Nothing” is chosen for all nine parts. It is not saved yet.`);
              }}
            >
              <Trans>Choose “Nothing” for all nine</Trans>
            </Button>
          </p>
        ) : (
          <p>
            <Trans>A leader of your organization decides this.</Trans>
          </p>
        )}
      </Form>
      {saved && (
        <Note titleAs="h2" live title={<Trans>Saved</Trans>}>
          <p>
            <Trans>This is what counts for {year} from now on.</Trans>
          </p>
        </Note>
      )}
      {seen && (
        <section className="spread over" aria-labelledby="preview-title">
          <div className="side">
            <h2 id="preview-title" tabIndex={-1} ref={previewTitle}>
              <Trans>What each viewer would see</Trans>
            </h2>
            <p>
              <Trans>Worked out from your own check, as it stands now. Nothing is saved yet.</Trans>
            </p>
          </div>
          <Preview shared={shared} preview={seen.preview} />
          <SaveDecisions
            key={looking.attempt}
            address={address}
            previewed={seen}
            onSaved={() => {
              setChosen({});
              setSeen(null);
              setSaved(true);
            }}
            onDropped={() => {
              setChosen({});
              setSeen(null);
            }}
          />
        </section>
      )}
    </div>
  );
}

interface PartProps {
  part: RecommendationConsent;
  shared: SharedNetwork;
  chosen: string;
  onChoose: (value: string) => void;
  error: string | undefined;
}

function Part({ part, shared, chosen, onChoose, error }: PartProps) {
  const { t } = useLingui();
  const words = useSharingWords();
  const usual = defaultLevel(shared.network.stewardKind, part.recommendation);
  const counts = words.level(part.level);
  const facts = useFactsAlong(part);
  return (
    <RadioGroup
      id={part.recommendation}
      legend={words.part(part)}
      look="across"
      options={part.levelsOffered.map((value) => ({
        value,
        label:
          value === usual ? (
            <>
              {words.level(value)} <span className="small">({t`default`})</span>
            </>
          ) : (
            words.level(value)
          ),
      }))}
      value={chosen}
      onValue={onChoose}
      hint={
        <>
          {facts}
          {chosen !== part.level && (
            <b className="not-saved">
              <Trans>Not saved. What counts now: {counts}.</Trans>
            </b>
          )}
        </>
      }
      error={error}
    />
  );
}

/** Totals of a few facts follow the decision on the part that they belong to. */
function useFactsAlong({ recommendation }: RecommendationConsent): string | null {
  const { t } = useLingui();
  if (recommendation === 'R1')
    return t`Covers three facts as well: whether you have a wage floor, whether everybody earns a living wage, and what closing the gap would cost. These are told in totals alone.`;
  if (recommendation === 'R5')
    return t`Covers one fact as well: the share of access requests that could not be met. It is told in totals alone.`;
  return null;
}

const levelsOf = ({ consents }: SharedNetwork): Levels =>
  Object.fromEntries(consents.map(({ recommendation, level }) => [recommendation, level]));

/** What differs from what counts, and what nobody has decided so far. */
function toDecide({ consents }: SharedNetwork, levels: Levels): Levels {
  return Object.fromEntries(
    consents
      .filter(({ recommendation, level, isDefault }) => isDefault || levels[recommendation] !== level)
      .map(({ recommendation, level }) => [recommendation, levels[recommendation] ?? level]),
  );
}
