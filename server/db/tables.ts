/** The types of all tables, per subject as in the migrations; a test compares them with the migrations on both databases. */
import type { PeopleSchema } from './tables/people.ts'
import type { FeaturesSchema } from './tables/features.ts'
import type { GradingSchema } from './tables/grading.ts'
import type { LaunchesSchema } from './tables/launches.ts'
import type { ActivitySchema } from './tables/activity.ts'
import type { DocumentsSchema } from './tables/documents.ts'
import type { JobsSchema } from './tables/jobs.ts'

export interface Database
  extends
    PeopleSchema,
    FeaturesSchema,
    GradingSchema,
    LaunchesSchema,
    ActivitySchema,
    JobsSchema,
    DocumentsSchema {}
