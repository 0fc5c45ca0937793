import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { QuickExit } from '../leave/QuickExit.tsx';
import { LiveRegion } from '../ui/LiveRegion.tsx';
import { SkipLink } from '../ui/Page.tsx';
import { Wordmark } from '../ui/icons/Wordmark.tsx';
import { Foot } from './Foot.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';

export interface NavigationLink {
  to: string;
  label: string;
  /** The page belongs to what this link leads to, even where its address is another. */
  current: boolean;
}

interface AppShellProps {
  /** Whose page it is; absent before signing in. */
  organizationName?: string | undefined;
  /** Whether everything here is made up. */
  demo: boolean;
  navigation: readonly NavigationLink[];
  /** Address of the page's plain-text twin, when it has one. */
  plainText?: string | undefined;
  children: ReactNode;
}

/** What every page has around it. */
export function AppShell({ organizationName, demo, navigation, plainText, children }: AppShellProps) {
  const { t } = useLingui();
  const main = useFocusOnNavigation();
  return (
    <>
      <SkipLink>
        <Trans>Skip to the main part</Trans>
      </SkipLink>
      <header>
        <div className="top">
          <div className="wrap">
            <p>
              {organizationName && <>{organizationName}. </>}
              {demo && <Trans>Demo data: every group and person here is made up.</Trans>}
            </p>
            <QuickExit />
          </div>
        </div>
        <div className="wrap mast">
          <Link to="/" className="mark">
            <Wordmark />
          </Link>
          {navigation.length > 0 && (
            <nav aria-label={t`Main`}>
              <ul>
                {navigation.map((link) => (
                  <li key={link.to}>
                    <Link to={link.to} activeProps={{}} aria-current={link.current ? 'page' : undefined}>
                      {link.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main id="main" className="wrap" tabIndex={-1} ref={main}>
        <OfflineNotice />
        {children}
      </main>
      <Foot plainText={plainText} />
      <LiveRegion />
    </>
  );
}
