import type { QueryKey } from '@tanstack/query-core'
import type { Desk } from '#server/contracts/desk.ts'
import type { Document, DocumentList } from '#server/contracts/documents.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Grading } from '#server/contracts/grading.ts'
import type { Launch, LaunchPage } from '#server/contracts/launches.ts'
import type { TaskList } from '#server/contracts/tasks.ts'
import type { WarningList } from '#server/contracts/warnings.ts'
import { getDesk } from '../api/desk.ts'
import { getDocument, listDocuments } from '../api/documents.ts'
import { getFeature } from '../api/features.ts'
import { getGrading } from '../api/grading.ts'
import { getLaunch, listLaunches } from '../api/launches.ts'
import { listLaunchTasks } from '../api/tasks.ts'
import { listWarnings } from '../api/warnings.ts'

/** A query that a page begins with, known before its script is loaded. */
export type FirstQuery<T = unknown> = { queryKey: QueryKey; queryFn: () => Promise<T> }

export const deskQuery: FirstQuery<Desk> = { queryKey: ['desk'], queryFn: getDesk }

export const featureQuery = (id: string): FirstQuery<Feature> => ({
  queryKey: ['features', id],
  queryFn: () => getFeature(id),
})
export const gradingQuery = (id: string): FirstQuery<Grading> => ({
  queryKey: ['features', id, 'grading'],
  queryFn: () => getGrading(id),
})
export const documentsOfFeatureQuery = (featureId: string): FirstQuery<DocumentList> => ({
  queryKey: ['documents', 'feature', featureId],
  queryFn: () => listDocuments(featureId),
})
export const documentQuery = (id: string): FirstQuery<Document> => ({
  queryKey: ['documents', id],
  queryFn: () => getDocument(id),
})
export const launchesOfFeatureQuery = (featureId: string): FirstQuery<LaunchPage> => ({
  queryKey: ['launches', 'list', { featureId }],
  queryFn: () => listLaunches({ featureId }),
})

export const launchQuery = (id: string): FirstQuery<Launch> => ({
  queryKey: ['launches', id],
  queryFn: () => getLaunch(id),
})
export const launchTasksQuery = (id: string): FirstQuery<TaskList> => ({
  queryKey: ['tasks', 'launch', id],
  queryFn: () => listLaunchTasks(id),
})

export const warningsQuery = (of: { featureId: string } | { launchId: string }): FirstQuery<WarningList> => ({
  queryKey: ['warnings', of],
  queryFn: () => listWarnings(of),
})
