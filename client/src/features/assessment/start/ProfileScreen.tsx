import '../assessment.css';
import type { CycleProfile } from '@followthrough/shared/api/assessment.ts';
import { Plural, Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import { Button, buttonClass } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { Note } from '../../../ui/Note.tsx';
import { PageTitle, Spread } from '../../../ui/Page.tsx';
import { QuestionFields } from '../../../ui/QuestionFields.tsx';
import { Loaded } from '../../../shell/Loaded.tsx';
import { cycleKey, profileQuery, saveProfile } from '../cycle-api.ts';
import type { CycleAddress } from '../cycle-api.ts';

const route = getRouteApi('/organizations/$orgId/cycles/$cycleId/profile');

/** What the group says about itself this year; it decides which questions are asked. */
export function ProfileScreen() {
  const cycle = route.useParams();
  const query = useQuery(profileQuery(cycle));
  return <Loaded query={query}>{(profile) => <ProfileForm cycle={cycle} profile={profile} />}</Loaded>;
}

function ProfileForm({ cycle, profile }: { cycle: CycleAddress; profile: CycleProfile }) {
  const queryClient = useQueryClient();
  const [values, setValues] = useState(profile.profile);
  const [attempt, setAttempt] = useState(0);
  const saving = useMutation({
    mutationFn: () => saveProfile(cycle, values, profile.version),
    onSuccess: (saved) => {
      queryClient.setQueryData(profileQuery(cycle).queryKey, saved);
      return queryClient.invalidateQueries({ queryKey: cycleKey(cycle) });
    },
    onSettled: () => setAttempt((before) => before + 1),
  });
  const errors = problemErrors(saving.error);
  // True until something is changed again.
  const saved = saving.isSuccess;
  const mayChange = profile.abilities.changeProfile;

  return (
    <>
      <p className="small up">
        <Link to="/organizations/$orgId/cycles/$cycleId" params={cycle}>
          <Trans>All sections</Trans>
        </Link>
      </p>
      <PageTitle
        tab="Profile"
        lead={
          <Trans>
            These few answers decide which questions you are asked. You can change them until you submit.
          </Trans>
        }
      >
        <Trans>About your group this year</Trans>
      </PageTitle>
      <Spread
        id="about"
        title={<Trans>Your group</Trans>}
        side={saved ? null : <NotApplying profile={profile} />}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate();
          }}
        >
          {attempt > 0 && <ErrorSummary attempt={attempt} errors={errors} />}
          <QuestionFields
            legend={<Trans>Your group</Trans>}
            questions={profile.questions}
            values={values}
            onValues={(changed) => {
              setValues(changed);
              if (saved) saving.reset();
            }}
            errorOf={(id) => errors.find(({ fieldId }) => fieldId === id)?.message}
            disabled={!mayChange}
          />
          {mayChange && (
            <p className="row end">
              <Button look={saved ? 'second' : 'primary'} type="submit" busy={saving.isPending}>
                <Trans>Save</Trans>
              </Button>
            </p>
          )}
          {saved && (
            <Note live title={<Trans>Saved</Trans>}>
              <NotApplying profile={profile} />
              <p>
                <Link
                  className={buttonClass('primary')}
                  to="/organizations/$orgId/cycles/$cycleId"
                  params={cycle}
                >
                  <Trans>Go on to the nine sections</Trans>
                </Link>
              </p>
            </Note>
          )}
        </form>
      </Spread>
    </>
  );
}

/** Errors of the profile name their question; any other goes to the first one. */
function problemErrors(error: Error | null) {
  if (!error) return [];
  if (error instanceof Problem && error.errors.length > 0) {
    return error.errors.map(({ field, message }) => ({ fieldId: field.replace(/^profile\./, ''), message }));
  }
  return [{ fieldId: 'org_type', message: error.message }];
}

function NotApplying({ profile }: { profile: CycleProfile }) {
  const count = profile.notApplying.length;
  return (
    <div className="stack">
      <p>
        <Plural
          value={count}
          _0="With what is saved, every question applies to you."
          one="With what is saved, # question doesn’t apply to you and is not asked:"
          other="With what is saved, # questions don’t apply to you and are not asked:"
        />
      </p>
      <ul>
        {profile.notApplying.map(({ itemId, label }) => (
          <li key={itemId}>{label}</li>
        ))}
      </ul>
    </div>
  );
}
