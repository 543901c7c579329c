import type { Launch } from '#server/contracts/launches.ts'
import type { NewPreview, Preview } from '#server/contracts/plans.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

/** Previews the plan for a date and grade; changes nothing. */
export const createPreview = (launchId: string, preview: InputOf<typeof NewPreview>) =>
  call<Preview>('POST', `/launches/${launchId}/previews`, { body: preview })
/** Confirms exactly the previewed plan; refused when any of its inputs changed. */
export const confirmPlan = (launchId: string, previewId: string) =>
  call<Launch>('PUT', `/launches/${launchId}/plan`, { body: { previewId } })
/** Undoes the last change of plan. */
export const undoPlan = (launchId: string, version: number) =>
  call<Launch>('DELETE', `/launches/${launchId}/plan`, { version })
