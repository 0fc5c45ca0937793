import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter } from '@tanstack/react-router';
import { networkPages } from './network-pages.ts';
import { pageOf } from './page-of.ts';
import { root } from './root-page.tsx';
import { PageFailed, PageNotFound } from './shell/PageProblems.tsx';
import { Loading } from './ui/States.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page has a plain-text twin at the same address with `.txt`. */
    plainText?: true;
  }
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

// Every page of the product. Each feature's code and words are loaded when its page is first opened.

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: pageOf('front', () => import('./features/front/FrontScreen.tsx'), 'FrontScreen'),
});

const demoStaff = createRoute({
  getParentRoute: () => root,
  path: '/demo/staff',
  component: pageOf('front', () => import('./features/front/StaffRoom.tsx'), 'StaffRoom'),
});

const about = createRoute({
  getParentRoute: () => root,
  path: '/about',
  component: pageOf('about', () => import('./features/about/AboutScreen.tsx'), 'AboutScreen'),
});

const check = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/check',
  component: pageOf('assessment', () => import('./features/assessment/start/StartScreen.tsx'), 'StartScreen'),
});

const cycle = createRoute({ getParentRoute: () => root, path: '/organizations/$orgId/cycles/$cycleId' });

const cycleHub = createRoute({
  getParentRoute: () => cycle,
  path: '/',
  component: pageOf('assessment', () => import('./features/assessment/hub/HubScreen.tsx'), 'HubScreen'),
});

const cycleProfile = createRoute({
  getParentRoute: () => cycle,
  path: '/profile',
  component: pageOf(
    'assessment',
    () => import('./features/assessment/start/ProfileScreen.tsx'),
    'ProfileScreen',
  ),
});

const cycleSection = createRoute({
  getParentRoute: () => cycle,
  path: '/sections/$section',
  /** A question by its place or by its id, all of them, or none: then the section opens with what it is about. */
  validateSearch: ({ question, item }): { question?: number | 'all'; item?: string } => ({
    ...(question === 'all' || (typeof question === 'number' && question >= 1) ? { question } : {}),
    ...(typeof item === 'string' ? { item } : {}),
  }),
  component: pageOf(
    'assessment',
    () => import('./features/assessment/section/SectionScreen.tsx'),
    'SectionScreen',
  ),
});

const cycleCheck = createRoute({
  getParentRoute: () => cycle,
  path: '/check',
  component: pageOf('assessment', () => import('./features/assessment/check/CheckScreen.tsx'), 'CheckScreen'),
});

const cycleResults = createRoute({
  getParentRoute: () => cycle,
  path: '/results',
  staticData: { plainText: true },
  component: pageOf('results', () => import('./features/results/scores/ResultsScreen.tsx'), 'ResultsScreen'),
});

const cycleRecommendation = createRoute({
  getParentRoute: () => cycle,
  path: '/results/$recommendation',
  component: pageOf(
    'results',
    () => import('./features/results/recommendation/RecommendationScreen.tsx'),
    'RecommendationScreen',
  ),
});

const cycleVoices = createRoute({
  getParentRoute: () => cycle,
  path: '/voices',
  component: pageOf('voices', () => import('./features/voices/VoicesScreen.tsx'), 'VoicesScreen'),
  staticData: { plainText: true },
});

const cycleMoney = createRoute({
  getParentRoute: () => cycle,
  path: '/money',
  component: pageOf('results', () => import('./features/results/money/MoneyScreen.tsx'), 'MoneyScreen'),
});

const cycleRound = createRoute({
  getParentRoute: () => cycle,
  path: '/round',
  component: pageOf('rounds', () => import('./features/rounds/RoundScreen.tsx'), 'RoundScreen'),
});

const cycleSheets = createRoute({
  getParentRoute: () => cycle,
  path: '/round/sheets',
  component: pageOf('rounds', () => import('./features/rounds/SheetsScreen.tsx'), 'SheetsScreen'),
});

const cycleComments = createRoute({
  getParentRoute: () => cycle,
  path: '/round/comments',
  component: pageOf('rounds', () => import('./features/rounds/CommentsScreen.tsx'), 'CommentsScreen'),
});

const latestResults = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/results',
  component: pageOf(
    'results',
    () => import('./features/results/progress/LatestResultsScreen.tsx'),
    'LatestResultsScreen',
  ),
});

const progress = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/progress',
  staticData: { plainText: true },
  component: pageOf(
    'results',
    () => import('./features/results/progress/ProgressScreen.tsx'),
    'ProgressScreen',
  ),
});

const lentSection = createRoute({
  getParentRoute: () => root,
  path: '/section',
  component: pageOf(
    'assessment',
    () => import('./features/assessment/guest/SectionLinkScreen.tsx'),
    'SectionLinkScreen',
  ),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: pageOf('sign-in', () => import('./features/sign-in/SignInScreen.tsx'), 'SignInScreen'),
});

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: pageOf('sign-in', () => import('./features/sign-in/SignUpScreen.tsx'), 'SignUpScreen'),
});

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: pageOf('sign-in', () => import('./features/sign-in/VerifyScreen.tsx'), 'VerifyScreen'),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: pageOf('sign-in', () => import('./features/sign-in/ForgotScreen.tsx'), 'ForgotScreen'),
});

const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  component: pageOf('sign-in', () => import('./features/sign-in/RecoverScreen.tsx'), 'RecoverScreen'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: pageOf('account', () => import('./features/account/AccountScreen.tsx'), 'AccountScreen'),
});

const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/mailbox',
  component: pageOf('mailbox', () => import('./features/mailbox/MailboxScreen.tsx'), 'MailboxScreen'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: pageOf(
    'organization',
    () => import('./features/organization/InvitationScreen.tsx'),
    'InvitationScreen',
  ),
});

const organizations = createRoute({
  getParentRoute: () => root,
  path: '/organizations',
  component: pageOf(
    'organization',
    () => import('./features/organization/OrganizationsScreen.tsx'),
    'OrganizationsScreen',
  ),
});

const newOrganization = createRoute({
  getParentRoute: () => root,
  path: '/organizations/new',
  component: pageOf(
    'organization',
    () => import('./features/organization/NewOrganizationScreen.tsx'),
    'NewOrganizationScreen',
  ),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/settings',
  component: pageOf(
    'organization',
    () => import('./features/organization/SettingsScreen.tsx'),
    'SettingsScreen',
  ),
});

const organizationProfile = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/settings/profile',
  component: pageOf(
    'organization',
    () => import('./features/organization/ProfileScreen.tsx'),
    'ProfileScreen',
  ),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/settings/people',
  component: pageOf('organization', () => import('./features/organization/PeopleScreen.tsx'), 'PeopleScreen'),
});

const history = createRoute({
  getParentRoute: () => root,
  path: '/organizations/$orgId/settings/history',
  component: pageOf(
    'organization',
    () => import('./features/organization/HistoryScreen.tsx'),
    'HistoryScreen',
  ),
});

const pages = root.addChildren([
  signIn,
  signUp,
  verify,
  forgot,
  recover,
  account,
  mailbox,
  invitation,
  organizations,
  newOrganization,
  settings,
  organizationProfile,
  people,
  history,
  first,
  demoStaff,
  about,
  check,
  cycle.addChildren([
    cycleRound,
    cycleSheets,
    cycleComments,
    cycleHub,
    cycleProfile,
    cycleSection,
    cycleCheck,
    cycleResults,
    cycleRecommendation,
    cycleVoices,
    cycleMoney,
  ]),
  ...networkPages,
  lentSection,
  latestResults,
  progress,
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: pages,
    context: { queryClient },
    defaultPreload: 'intent',
    // The query cache decides what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
  });
}
