import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

export function BackToSettings({ orgId }: { orgId: string }) {
  return (
    <p className="small up">
      <Link to="/organizations/$orgId/settings" params={{ orgId }}>
        <Trans>Organization</Trans>
      </Link>
    </p>
  );
}
