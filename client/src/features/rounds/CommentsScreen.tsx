import './rounds.css';
import type { WireComment } from '@followthrough/shared/api/rounds.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Loaded } from '../../shell/Loaded.tsx';
import { Button } from '../../ui/Button.tsx';
import { announce } from '../../ui/LiveRegion.tsx';
import { PageTitle, Spread } from '../../ui/Page.tsx';
import { Empty } from '../../ui/States.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { RoundAddress } from './round-api.ts';
import { commentsQuery, reviewComment } from './round-api.ts';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/round/comments');

/** What people wrote in their own words, after the seal: read by the leader, sorted into themes, released or held. */
export function CommentsScreen() {
  const { t, i18n } = useLingui();
  const cycle = route.useParams();
  const query = useQuery(commentsQuery(cycle));
  return (
    <>
      <p className="back">
        <Link to="/organizations/$orgId/cycles/$cycleId/round" params={cycle}>
          <Trans>Back to the round</Trans>
        </Link>
      </p>
      <PageTitle
        tab={t`Comments`}
        lead={
          <Trans>
            Read them for what they say, not for who might have said it. A comment that could point to a
            person is best held. Themes are told once ten comments speak of one.
          </Trans>
        }
      >
        <Trans>In people’s own words</Trans>
      </PageTitle>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={<Trans>Too few to show safely</Trans>}>
              <Trans>Comments can be read where ten or more people wrote about the same question.</Trans>
            </Empty>
          ) : (
            items.map(({ itemId, prompt, comments }) => (
              <Spread
                key={itemId}
                id={itemId}
                title={prompt[i18n.locale] ?? prompt.en}
                side={
                  <p>
                    <Plural
                      value={comments.filter(({ review }) => review === 'waiting').length}
                      _0="All are sorted."
                      one="# is still to be sorted."
                      other="# are still to be sorted."
                    />
                  </p>
                }
              >
                <ul className="comments">
                  {comments.map((comment) => (
                    <Comment
                      key={comment.commentId}
                      cycle={cycle}
                      comment={comment}
                      themes={themesIn(comments)}
                    />
                  ))}
                </ul>
              </Spread>
            ))
          )
        }
      </Loaded>
    </>
  );
}

const themesIn = (comments: readonly WireComment[]): string[] =>
  [...new Set(comments.flatMap(({ theme }) => theme ?? []))].toSorted();

interface CommentProps {
  cycle: RoundAddress;
  comment: WireComment;
  themes: readonly string[];
}

function Comment({ cycle, comment, themes }: CommentProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [theme, setTheme] = useState(comment.theme ?? '');
  const reviewing = useMutation({
    mutationFn: (review: 'released' | 'held') =>
      reviewComment(cycle, comment.commentId, { review, theme: theme.trim() || null }),
    onSuccess: (_, review) => {
      announce(review === 'released' ? t`Released` : t`Held`);
      return queryClient.invalidateQueries({ queryKey: commentsQuery(cycle).queryKey });
    },
  });
  return (
    <li>
      <blockquote>
        <p dir="auto">{comment.text}</p>
      </blockquote>
      <TextField
        label={t`Theme`}
        hint={
          themes.length === 0
            ? t`A word or two, the same for comments that speak of the same.`
            : comment.theme === null
              ? t`So far: ${themes.join(', ')}`
              : undefined
        }
        value={theme}
        onValue={setTheme}
        maxLength={80}
      />
      <p className="row">
        <Button look="second" slim busy={reviewing.isPending} onClick={() => reviewing.mutate('released')}>
          <Trans>Release</Trans>
        </Button>
        <Button look="quiet" slim busy={reviewing.isPending} onClick={() => reviewing.mutate('held')}>
          <Trans>Hold</Trans>
        </Button>
        <ReviewTag review={comment.review} />
      </p>
      {reviewing.error && (
        <p className="msg" role="alert">
          {reviewing.error.message}
        </p>
      )}
    </li>
  );
}

function ReviewTag({ review }: { review: WireComment['review'] }) {
  switch (review) {
    case 'released':
      return (
        <Tag shape="solid">
          <Trans>Released</Trans>
        </Tag>
      );
    case 'held':
      return (
        <Tag shape="skipped">
          <Trans>Held</Trans>
        </Tag>
      );
    case 'waiting':
      return (
        <Tag shape="hollow">
          <Trans>To be sorted</Trans>
        </Tag>
      );
  }
}
