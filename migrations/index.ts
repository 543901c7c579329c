/** All migrations by name, in order; a static list, so that nothing is read from disk at run time. */
import type { Migration } from 'kysely'
import * as people from './0001_people.ts'
import * as features from './0002_features.ts'
import * as grading from './0003_grading.ts'
import * as launches from './0004_launches.ts'
import * as activity from './0005_activity.ts'
import * as jobs from './0006_jobs.ts'
import * as documents from './0007_documents.ts'

export const migrations: Record<string, Migration> = {
  '0001_people': people,
  '0002_features': features,
  '0003_grading': grading,
  '0004_launches': launches,
  '0005_activity': activity,
  '0006_jobs': jobs,
  '0007_documents': documents,
}
