import type { QueryClient } from '@tanstack/react-query';
import { Outlet, createRootRouteWithContext, useMatches } from '@tanstack/react-router';
import { AppShell } from './shell/AppShell.tsx';
import { usePlace } from './shell/use-place.ts';

/** What every page is a page of: the frame around it. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root });

function Root() {
  const page = useMatches().at(-1);
  return (
    <AppShell {...usePlace()} plainText={page?.staticData.plainText && `${page.pathname}.txt`}>
      <Outlet />
    </AppShell>
  );
}
