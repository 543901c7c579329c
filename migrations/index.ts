/** Every migration by name, in order; a static list, so that nothing is read from disk at run time. */
import type { Migration } from 'kysely'
import * as peopleAndFeatures from './0001_people_and_features.ts'
import * as grading from './0002_grading.ts'
import * as launches from './0003_launches.ts'
import * as trust from './0004_trust.ts'

export const migrations: Record<string, Migration> = {
  '0001_people_and_features': peopleAndFeatures,
  '0002_grading': grading,
  '0003_launches': launches,
  '0004_trust': trust,
}
