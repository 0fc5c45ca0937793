import type { Preview } from '@followthrough/shared/api/sharing.ts';
import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { formErrors } from '../../../api/form-errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx';
import { useForm } from '../../../ui/Form.tsx';
import { decide, sharingQuery } from '../sharing-api.ts';
import type { Levels, NetworkAddress } from '../sharing-api.ts';

/** What was previewed: what it would change, and of which decisions. */
export interface Previewed {
  levels: Levels;
  version: number;
  preview: Preview;
}

interface SaveDecisionsProps {
  address: NetworkAddress;
  previewed: Previewed;
  onSaved: () => void;
  onDropped: () => void;
}

/** Keeps what was previewed, as it was previewed; not where a colleague has decided something since. */
export function SaveDecisions({ address, previewed, onSaved, onDropped }: SaveDecisionsProps) {
  const queryClient = useQueryClient();
  const { levels, version, preview } = previewed;
  const form = useForm(async () => {
    try {
      await decide(address, preview.year, levels, version);
    } finally {
      await queryClient.invalidateQueries({ queryKey: sharingQuery(address.orgId).queryKey });
    }
    onSaved();
  }, formErrors);
  return (
    <form className="stack" noValidate onSubmit={form.submit}>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {Object.keys(levels).length === 0 ? (
        <p>
          <Trans>This is what counts already. There is nothing to save.</Trans>
        </p>
      ) : (
        <p className="row">
          <Button type="submit" busy={form.busy}>
            <Trans>Save these decisions</Trans>
          </Button>
          <Button look="second" onClick={onDropped}>
            <Trans>Leave it as it was</Trans>
          </Button>
        </p>
      )}
    </form>
  );
}
