import type { KeyOf } from '../locales/messages.ts'
import type { app } from '../locales/en/app.ts'
import {
  deskQuery,
  featureQuery,
  gradingQuery,
  documentQuery,
  documentsOfFeatureQuery,
  launchesOfFeatureQuery,
  launchQuery,
  launchTasksQuery,
  warningsQuery,
} from '../queries/first-queries.ts'
import type { FirstQuery } from '../queries/first-queries.ts'

/** A page: its path, its tag, its title's key in the `app` catalogue, and its code, loaded on demand. */
export type PageRoute = {
  path: string
  tag: string
  title: KeyOf<typeof app>
  load: () => Promise<unknown>
  /** The queries that the page waits for before its first layout; they run while its code loads. */
  queries?: (params: Record<string, string>) => FirstQuery[]
  /** Visible without signing in. */
  isOpen?: boolean
}

/** Every page of the product. The first match wins, so literal segments come before `:id`. */
export const routes: PageRoute[] = [
  {
    path: '/',
    tag: 'hr-desk-page',
    title: 'title.desk',
    load: () => import('../pages/desk/hr-desk-page.ts'),
    queries: () => [deskQuery],
  },
  {
    path: '/sign-in',
    tag: 'hr-sign-in-page',
    title: 'title.signIn',
    load: () => import('../pages/sign-in/hr-sign-in-page.ts'),
    isOpen: true,
  },
  {
    path: '/set-password',
    tag: 'hr-set-password-page',
    title: 'title.setPassword',
    load: () => import('../pages/set-password/hr-set-password-page.ts'),
    isOpen: true,
  },
  {
    path: '/authenticated',
    tag: 'hr-authenticated-page',
    title: 'title.authenticated',
    load: () => import('../pages/authenticated/hr-authenticated-page.ts'),
  },
  {
    path: '/account',
    tag: 'hr-account-page',
    title: 'title.account',
    load: () => import('../pages/account/hr-account-page.ts'),
  },
  {
    path: '/features',
    tag: 'hr-features-page',
    title: 'title.features',
    load: () => import('../pages/features/hr-features-page.ts'),
  },
  {
    path: '/features/import',
    tag: 'hr-import-page',
    title: 'title.import',
    load: () => import('../pages/import/hr-import-page.ts'),
  },
  {
    path: '/features/:id',
    tag: 'hr-feature-page',
    title: 'title.feature',
    load: () => import('../pages/feature/hr-feature-page.ts'),
    queries: ({ id = '' }) => [
      featureQuery(id),
      gradingQuery(id),
      launchesOfFeatureQuery(id),
      documentsOfFeatureQuery(id),
      warningsQuery({ featureId: id }),
    ],
  },
  {
    path: '/features/:id/grading',
    tag: 'hr-grading-page',
    title: 'title.grading',
    load: () => import('../pages/grading/hr-grading-page.ts'),
  },
  {
    path: '/documents/:id',
    tag: 'hr-document-page',
    title: 'title.document',
    load: () => import('../pages/document/hr-document-page.ts'),
    queries: ({ id = '' }) => [documentQuery(id)],
  },
  {
    path: '/launches',
    tag: 'hr-launches-page',
    title: 'title.launches',
    load: () => import('../pages/launches/hr-launches-page.ts'),
  },
  {
    path: '/launches/new',
    tag: 'hr-new-launch-page',
    title: 'title.newLaunch',
    load: () => import('../pages/new-launch/hr-new-launch-page.ts'),
  },
  {
    path: '/launches/:id',
    tag: 'hr-launch-page',
    title: 'title.launch',
    load: () => import('../pages/launch/hr-launch-page.ts'),
    queries: ({ id = '' }) => [launchQuery(id), launchTasksQuery(id), warningsQuery({ launchId: id })],
  },
  {
    path: '/launches/:id/plan',
    tag: 'hr-plan-page',
    title: 'title.plan',
    load: () => import('../pages/plan/hr-plan-page.ts'),
  },
  {
    path: '/my-week',
    tag: 'hr-my-week-page',
    title: 'title.myWeek',
    load: () => import('../pages/my-week/hr-my-week-page.ts'),
  },
  {
    path: '/rubric',
    tag: 'hr-rubric-page',
    title: 'title.rubric',
    load: () => import('../pages/rubric/hr-rubric-page.ts'),
  },
  {
    path: '/playbook',
    tag: 'hr-playbook-page',
    title: 'title.playbook',
    load: () => import('../pages/playbook/hr-playbook-page.ts'),
  },
  {
    path: '/people',
    tag: 'hr-people-page',
    title: 'title.people',
    load: () => import('../pages/people/hr-people-page.ts'),
  },
  {
    path: '/roles',
    tag: 'hr-roles-page',
    title: 'title.roles',
    load: () => import('../pages/roles/hr-roles-page.ts'),
  },
  {
    path: '/guide',
    tag: 'hr-guide-page',
    title: 'title.guide',
    load: () => import('../pages/guide/hr-guide-page.ts'),
  },
  {
    path: '/workspace',
    tag: 'hr-workspace-page',
    title: 'title.workspace',
    load: () => import('../pages/workspace/hr-workspace-page.ts'),
  },
  {
    path: '/activity',
    tag: 'hr-activity-page',
    title: 'title.activity',
    load: () => import('../pages/activity/hr-activity-page.ts'),
  },
  {
    path: '/gallery',
    tag: 'hr-gallery-page',
    title: 'title.gallery',
    load: () => import('../gallery/hr-gallery-page.ts'),
    isOpen: true,
  },
]

/** Matches every other address. */
export const notFoundRoute: PageRoute = {
  path: '(.*)',
  tag: 'hr-not-found-page',
  title: 'title.notFound',
  load: () => import('../pages/not-found/hr-not-found-page.ts'),
  isOpen: true,
}
