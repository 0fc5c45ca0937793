import { Trans } from '@lingui/react/macro';
import { Empty } from '../../ui/States.tsx';

export function LinkIncomplete() {
  return (
    <Empty title={<Trans>Part of the link is missing</Trans>}>
      <Trans>Copy the whole link from the mail, or ask for a new one.</Trans>
    </Empty>
  );
}
