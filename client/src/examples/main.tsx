import '../ui/styles/look.css';
import './examples.css';
import { I18nProvider } from '@lingui/react';
import { StrictMode } from 'react';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { i18n, speak } from '../i18n.ts';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { PageTitle, Spread } from '../ui/Page.tsx';

/** What every `*.examples.tsx` beside a primitive exports: its states by name. */
export type Examples = Record<string, ComponentType>;

const files = import.meta.glob<{ examples: Examples }>('../ui/**/*.examples.tsx', { eager: true });

function Page() {
  return (
    <main id="main" className="wrap">
      <PageTitle tab="Parts">Parts, in every state</PageTitle>
      {Object.entries(files).map(([path, { examples }]) => {
        const name = path.split('/').at(-1)?.replace('.examples.tsx', '') ?? path;
        return (
          <Spread key={path} id={name} title={name} over>
            {Object.entries(examples).map(([state, Example]) => (
              <div className="part" key={state} data-example={`${name}: ${state}`}>
                <p className="small">{state}</p>
                <Example />
              </div>
            ))}
          </Spread>
        );
      })}
      <LiveRegion />
    </main>
  );
}

await speak('en');
const container = document.getElementById('app');
if (!container) throw new Error('The page has no #app element.');
createRoot(container).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Page />
    </I18nProvider>
  </StrictMode>,
);
