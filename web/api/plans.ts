import type { Launch } from '#server/contracts/launches.ts'
import type { NewPreview, Preview } from '#server/contracts/plans.ts'
import { call } from './client.ts'
import type { InputOf } from './client.ts'

/** What planning for this date and grade would give; changes nothing. */
export const createPreview = (launchId: string, preview: InputOf<typeof NewPreview>) =>
  call<Preview>('POST', `/launches/${launchId}/previews`, { body: preview })
/** Confirms exactly what a preview showed; refused when anything it rests on changed. */
export const confirmPlan = (launchId: string, previewId: string, version?: number) =>
  call<Launch>('PUT', `/launches/${launchId}/plan`, { body: { previewId }, version })
/** Takes the last change of plan back. */
export const undoPlan = (launchId: string, version?: number) =>
  call<Launch>('DELETE', `/launches/${launchId}/plan`, { version })
