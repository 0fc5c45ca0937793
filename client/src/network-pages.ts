import { createRoute } from '@tanstack/react-router';
import { pageOf } from './page-of.ts';
import { root } from './root-page.tsx';

/** The year that a page of a network shows; the server picks one where there is none. */
const yearInAddress = ({ year }: Record<string, unknown>): { year?: number } =>
  typeof year === 'number' ? { year } : {};

const networkView = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/networks/$networkId',
  validateSearch: yearInAddress,
  component: pageOf(
    'network-view',
    () => import('./features/network-view/NetworkScreen.tsx'),
    'NetworkScreen',
  ),
});

const networkMirror = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/networks/$networkId/mirror',
  validateSearch: yearInAddress,
  component: pageOf(
    'network-view',
    () => import('./features/network-view/funder/MirrorScreen.tsx'),
    'MirrorScreen',
  ),
});

const sharedReleased = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/sharing/$networkId/released',
  validateSearch: yearInAddress,
  component: pageOf('network-view', () => import('./features/network-view/PeerScreen.tsx'), 'PeerScreen'),
});

const networks = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/networks',
  component: pageOf('networks', () => import('./features/networks/NetworksScreen.tsx'), 'NetworksScreen'),
});

const networkSettings = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/networks/$networkId/settings',
  component: pageOf(
    'networks',
    () => import('./features/networks/settings/SettingsScreen.tsx'),
    'NetworkSettingsScreen',
  ),
});

const sharing = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/sharing',
  staticData: { plainText: true },
  component: pageOf(
    'sharing',
    () => import('./features/sharing/overview/SharingScreen.tsx'),
    'SharingScreen',
  ),
});

const sharedNetwork = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/sharing/$networkId',
  component: pageOf(
    'sharing',
    () => import('./features/sharing/network/SharedNetworkScreen.tsx'),
    'SharedNetworkScreen',
  ),
});

const networkOffer = createRoute({
  getParentRoute: () => root,
  path: '/network-offer',
  component: pageOf('sharing', () => import('./features/sharing/offer/OfferScreen.tsx'), 'OfferScreen'),
});

/** Networks: what a steward convenes and sees, and what a member decides and sees. */
export const networkPages = [
  networkView,
  networkMirror,
  sharedReleased,
  networks,
  networkSettings,
  sharing,
  sharedNetwork,
  networkOffer,
] as const;
