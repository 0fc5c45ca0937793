import '../network-view.css';
import type { Mirror } from '@followthrough/shared/api/networks.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Loaded } from '../../../shell/Loaded.tsx';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { PageTitle } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { mirrorQuery, saveMirrorAnswer } from '../network-view-api.ts';
import type { NetworkYear } from '../network-view-api.ts';
import { changedAnswers, mirrorDraft } from './mirror-draft.ts';
import type { MirrorDraft } from './mirror-draft.ts';

const route = getRouteApi('/organizations/$orgId/networks/$networkId/mirror');

/** Where a funder answers the eight questions about its own grants. */
export function MirrorScreen() {
  const { orgId, networkId } = route.useParams();
  const { year } = route.useSearch();
  const network = { orgId, networkId, year };
  const query = useQuery(mirrorQuery(network));
  return <Loaded query={query}>{(mirror) => <Questions mirror={mirror} network={network} />}</Loaded>;
}

function Questions({ mirror, network }: { mirror: Mirror; network: NetworkYear }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<MirrorDraft>(() => mirrorDraft(mirror));
  const back = {
    to: '/organizations/$orgId/networks/$networkId',
    params: { orgId: network.orgId, networkId: network.networkId },
    search: { year: mirror.year },
  } as const;

  const form = useForm(async () => {
    for (const answer of changedAnswers(mirror, draft))
      await saveMirrorAnswer(network, { ...answer, year: mirror.year });
    await queries.invalidateQueries({ queryKey: ['networks', network.orgId, network.networkId] });
    announce(t`Saved`);
    await navigate(back);
  }, formErrors);

  return (
    <>
      <PageTitle
        tab={t`Questions`}
        kicker={mirror.year}
        lead={
          <Trans>
            Eight questions about the grants you make. The groups in your network read your answers before
            they decide what to share. Skip what you like.
          </Trans>
        }
      >
        <Trans>Your own grants</Trans>
      </PageTitle>
      <Form form={form}>
        <ul className="mirror-questions">
          {mirror.questions.map(({ questionId, prompt, anchors }) => {
            const answer = draft[questionId] ?? { level: undefined, note: '' };
            const change = (changed: Partial<typeof answer>) =>
              setDraft((before) => ({ ...before, [questionId]: { ...answer, ...changed } }));
            return (
              <li key={questionId}>
                <RadioGroup
                  id={questionId}
                  legend={prompt}
                  look="line"
                  options={anchors.map(({ level, text }) => ({ value: String(level), label: text }))}
                  nonAnswers={[{ value: UNKNOWN, label: <Trans>We don’t know</Trans> }]}
                  value={answer.level === undefined ? null : String(answer.level ?? UNKNOWN)}
                  onValue={(value) => change({ level: value === UNKNOWN ? null : Number(value) })}
                />
                {answer.level !== undefined && (
                  <TextArea
                    label={<Trans>Anything to add (optional)</Trans>}
                    value={answer.note}
                    onValue={(note) => change({ note })}
                    rows={2}
                    maxLength={600}
                  />
                )}
              </li>
            );
          })}
        </ul>
        <p className="row">
          <Button type="submit" busy={form.busy}>
            <Trans>Save the answers</Trans>
          </Button>
          <Link {...back} className={buttonClass('quiet')}>
            <Trans>Back without saving</Trans>
          </Link>
        </p>
      </Form>
    </>
  );
}

const UNKNOWN = 'unknown';
