import type { PracticeList, WirePractice } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../ui/Button.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { introduce } from '../network-view-api.ts';
import type { NetworkAddress } from '../network-view-api.ts';
import { useToldWords } from '../told/words.ts';
import { matchesOf, unmetWishes } from './matches.ts';
import type { Match } from './matches.ts';

interface IntroductionsProps {
  network: NetworkAddress;
  matching: PracticeList;
  manages: boolean;
}

/** Practices that members offer to show, who would like to see them, and what became of proposals that both sides took up. */
export function Introductions({ network, matching, manages }: IntroductionsProps) {
  const matches = matchesOf(matching);
  const wishes = unmetWishes(matching);
  return (
    <Spread
      id="introductions"
      title={<Trans>Who could meet whom</Trans>}
      side={
        <p>
          <Trans>
            You propose, each side decides for itself. Only when both say yes do they learn each other’s
            address. A no, or no answer, looks like waiting.
          </Trans>
        </p>
      }
    >
      <div className="stack-5">
        {matches.length === 0 && wishes.length === 0 && (
          <p>
            <Trans>No member offers or looks for anything yet.</Trans>
          </p>
        )}
        {matches.length > 0 && (
          <ul className="values">
            {matches.map((match) => (
              <Offer key={match.offer.practiceId} match={match} network={network} manages={manages} />
            ))}
          </ul>
        )}
        {wishes.length > 0 && (
          <div>
            <h3>
              <Trans>Wished for, and not offered yet</Trans>
            </h3>
            <ul>
              {wishes.map(({ practiceId, memberName, title }) => (
                <li key={practiceId}>
                  {memberName}: {title}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Proposed introductions={matching.introductions} />
      </div>
    </Spread>
  );
}

function Offer({
  match: { offer, wants },
  network,
  manages,
}: { match: Match } & Omit<IntroductionsProps, 'matching'>) {
  return (
    <li>
      <h3>{offer.memberName}</h3>
      <svg className="thread" aria-hidden="true">
        <circle className="fi" cx="5" cy="10" r="5" />
        <line className="li" x1="10" x2="94%" y1="10" y2="10" />
        <circle className="ringi" cx="94%" cy="10" r="4.5" />
      </svg>
      <div>
        <p>
          <Trans>Shows:</Trans> <Practice practice={offer} />
        </p>
        {wants.length === 0 && (
          <p className="small">
            <Trans>Nobody else is waiting to see this.</Trans>
          </p>
        )}
        {wants.map((want) => (
          <Pair key={want.practiceId} offer={offer} want={want} network={network} manages={manages} />
        ))}
      </div>
    </li>
  );
}

function Practice({ practice: { title, url } }: { practice: WirePractice }) {
  if (!url) return title;
  return (
    <a href={url} rel="noreferrer">
      {title}
    </a>
  );
}

interface PairProps {
  offer: WirePractice;
  want: WirePractice;
  network: NetworkAddress;
  manages: boolean;
}

function Pair({ offer, want, network, manages }: PairProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const proposing = useMutation({
    mutationFn: () =>
      introduce(network, { offeringPracticeId: offer.practiceId, wantingPracticeId: want.practiceId }),
    onSuccess: async () => {
      announce(t`Proposed to both`);
      await queries.invalidateQueries({ queryKey: ['networks', network.orgId, network.networkId] });
    },
  });
  return (
    <div className="pair">
      <p>
        <b>{want.memberName}</b> <span className="small">{want.title}</span>
      </p>
      {manages && (
        <Button look="second" slim busy={proposing.isPending} onClick={() => proposing.mutate()}>
          <Trans>
            Propose to {offer.memberName} and {want.memberName}
          </Trans>
        </Button>
      )}
      {proposing.error && (
        <p className="msg" role="alert">
          {proposing.error.message}
        </p>
      )}
    </div>
  );
}

function Proposed({ introductions }: Pick<PracticeList, 'introductions'>) {
  const say = useToldWords();
  if (introductions.length === 0) return null;
  return (
    <div>
      <h3>
        <Trans>What you proposed</Trans>
      </h3>
      <ul className="people">
        {introductions.map((one) => (
          <li key={one.introductionId}>
            <span>
              <Trans>
                {one.offeringName} and {one.wantingName}
              </Trans>
              <br />
              <span className="small">
                {one.topic}, {say.day(one.proposedAt)}
              </span>
            </span>
            <Tag shape={one.introduced ? 'solid' : 'hollow'}>
              {one.introduced ? <Trans>both said yes</Trans> : <Trans>waiting</Trans>}
            </Tag>
          </li>
        ))}
      </ul>
    </div>
  );
}
