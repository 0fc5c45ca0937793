import type { DemoDoor } from '@followthrough/shared/api/demo.ts';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Note } from '../../ui/Note.tsx';
import { networksOf, walkIn } from './demo-api.ts';

/** Four ways into the demo world. Three sign in as a made-up person; staff need no account. */
export function Doors() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: walkIn,
    onSuccess: async ({ organization: { orgId } }, as) => {
      // Whatever was read before was read as somebody else.
      queries.clear();
      if (as === 'leader') return navigate({ to: '/organizations/$orgId/check', params: { orgId } });
      const [network] = (await networksOf(orgId)).networks;
      if (!network) return navigate({ to: '/organizations/$orgId/networks', params: { orgId } });
      const params = { orgId, networkId: network.networkId };
      return navigate({ to: '/organizations/$orgId/networks/$networkId', params });
    },
  });
  const door = (as: DemoDoor, name: ReactNode) => (
    <button
      type="button"
      aria-disabled={enter.isPending || undefined}
      onClick={() => !enter.isPending && enter.mutate(as)}
    >
      {name}
    </button>
  );
  return (
    <nav aria-labelledby="doors">
      <h2 id="doors">
        <Trans>Walk in: four doors, made-up people</Trans>
      </h2>
      <ul className="doors">
        <li>
          {door('leader', <Trans>Lead a coalition</Trans>)}
          <DoorIcon>
            <path d="M4 4h16v16H4zM8 9h8M8 12.5h8M8 16h5" />
          </DoorIcon>
          <p>
            <Trans>You are halfway through this year’s check at Alder Coalition, its fifth.</Trans>
          </p>
        </li>
        <li>
          <Link to="/demo/staff">
            <Trans>Answer as staff</Trans>
          </Link>
          <DoorIcon>
            <path d="M7 2.5h10v19H7z" />
            <path d="M10 18.5h4" />
            <circle cx="12" cy="8.5" r="1.5" />
            <circle className="f" cx="12" cy="13" r="1.7" />
          </DoorIcon>
          <p>
            <Trans>
              You were asked how you see it at Cottonwood Coalition. Six minutes, no account, no name.
            </Trans>
          </p>
        </li>
        <li>
          {door('provider', <Trans>Support a network</Trans>)}
          <DoorIcon>
            <path d="M4 5h4v4H4zM10 5h4v4h-4zM16 5h4v4h-4zM4 11h4v4H4zM16 11h4v4h-4zM10 17h4v3h-4z" />
            <path className="f" d="M10 11h4v4h-4z" />
          </DoorIcon>
          <p>
            <Trans>Juniper Support Network sees what its members agreed to share, and no more.</Trans>
          </p>
        </li>
        <li>
          {door('funder', <Trans>Fund this work</Trans>)}
          <DoorIcon>
            <circle cx="12" cy="9" r="6.5" />
            <path d="M12 15.5v6.5M8.8 9a3.2 3.2 0 0 1 3.2-3.2" />
          </DoorIcon>
          <p>
            <Trans>Larch Fund looks at its own grants first, then at totals that nobody stands out in.</Trans>
          </p>
        </li>
      </ul>
      {enter.isError && (
        <Note attention live title={<Trans>This door didn’t open</Trans>}>
          <p>
            <Trans>Check the network, then try the door again.</Trans>
          </p>
        </Note>
      )}
    </nav>
  );
}

function DoorIcon({ children }: { children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}
