import type { Sharing } from '@followthrough/shared/api/sharing.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form, useForm } from '../../../ui/Form.tsx';
import { announce } from '../../../ui/LiveRegion.tsx';
import { Spread } from '../../../ui/Page.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { setCounselSwitch, sharingQuery } from '../sharing-api.ts';

/** On a lawyer's advice, some questions can be kept out of every score. */
export function CounselSwitch({ orgId, sharing }: { orgId: string; sharing: Sharing }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const [on, setOn] = useState(sharing.counselSwitch);
  const form = useForm(async () => {
    await setCounselSwitch(orgId, on);
    announce(t`Saved`);
    await queryClient.invalidateQueries({ queryKey: sharingQuery(orgId).queryKey });
  }, formErrors);
  return (
    <Spread
      id="counsel-title"
      title={<Trans>On legal advice</Trans>}
      side={
        <p>
          <Trans>
            For the questions on who works and leads with you (part 4), who trains (part 7), and money that
            goes to groups led by people of color (part 8).
          </Trans>
        </p>
      }
    >
      {sharing.decides ? (
        <Form form={form}>
          <RadioGroup
            id="counselSwitch"
            legend={<Trans>How these questions count</Trans>}
            options={[
              { value: 'scored', label: t`They are scored, like all others.` },
              { value: 'context', label: t`They are context only, and leave every score.` },
            ]}
            value={on ? 'context' : 'scored'}
            onValue={(value) => setOn(value === 'context')}
            hint={<Trans>It takes effect the next time that scores are worked out.</Trans>}
            error={form.errorOf('counselSwitch')}
          />
          <p className="row">
            <Button look="second" type="submit" busy={form.busy}>
              <Trans>Save</Trans>
            </Button>
          </p>
        </Form>
      ) : (
        <p>
          {sharing.counselSwitch ? (
            <Trans>They are context only, and leave every score.</Trans>
          ) : (
            <Trans>They are scored, like all others.</Trans>
          )}
        </p>
      )}
    </Spread>
  );
}
