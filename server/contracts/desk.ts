import { z } from 'zod'
import { Feature } from './features.ts'
import { Launch } from './launches.ts'
import { Id } from './primitives.ts'
import { TaskWithLaunch } from './tasks.ts'
import { Warning } from './warnings.ts'

/** A section of the desk: the first items and the total. */
const section = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int() })

/** What needs this person's attention; sections that do not concern them are null. */
export const Desk = z.object({
  needsGrading: section(Feature).nullable(),
  awaitingMyCard: section(z.object({ featureId: Id, title: z.string(), raters: z.int() })).nullable(),
  disagreements: section(
    z.object({ featureId: Id, title: z.string(), criteria: z.array(z.string()) }),
  ).nullable(),
  launchesToLookAt: section(Launch).nullable(),
  myTasks: section(TaskWithLaunch),
  warnings: section(Warning).nullable(),
})
export type Desk = z.infer<typeof Desk>
