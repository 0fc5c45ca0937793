import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { formErrors } from '../../api/form-errors.ts';
import { meQuery } from '../../api/me.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Form, useForm } from '../../ui/Form.tsx';
import { PageTitle } from '../../ui/Page.tsx';
import { LinkIncomplete } from './LinkIncomplete.tsx';
import { verifyAddress } from './sign-in-api.ts';

/** Where the link that confirms an address leads. Opening it does nothing, since mail programs open links too. */
export function VerifyScreen() {
  const { t } = useLingui();
  const token = useLocation().hash;
  const queryClient = useQueryClient();
  const [done, setDone] = useState(false);
  const form = useForm(async () => {
    await verifyAddress(token);
    await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    setDone(true);
  }, formErrors);

  if (token === '') return <LinkIncomplete />;
  if (done) {
    return (
      <>
        <PageTitle
          tab={t`Account`}
          lead={<Trans>Thank you. Your account can now be used for everything.</Trans>}
        >
          <Trans>Your address is confirmed</Trans>
        </PageTitle>
        <p>
          <Link className={buttonClass('primary')} to="/organizations">
            <Trans>Go on</Trans>
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle tab={t`Account`} lead={<Trans>One press, and your account is ready.</Trans>}>
        <Trans>Confirm your address</Trans>
      </PageTitle>
      <Form form={form}>
        <p className="row">
          <Button type="submit" busy={form.busy}>
            <Trans>Yes, this is my address</Trans>
          </Button>
        </p>
      </Form>
    </>
  );
}
