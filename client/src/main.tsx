import './ui/styles/look.css';
import { I18nProvider } from '@lingui/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem.ts';
import { i18n, speak } from './i18n.ts';
import { watchForLeaving } from './leave/leave-fast.ts';
import { makeRouter } from './router.tsx';

watchForLeaving();

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; a lost network may come back.
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});

const container = document.getElementById('app');
if (!container) throw new Error('The page has no #app element.');
const page = createRoot(container);
// Not awaited at the top: a program that does so can't share its code with the files that it fetches later.
void speak('en').then(() =>
  page.render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={makeRouter(queryClient)} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  ),
);
