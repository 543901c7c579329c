import type { Feature } from '#server/contracts/features.ts'
import { emptyFeature } from '../../support/empty-feature.ts'

export const lin = { id: '01890000-0000-7000-8000-000000000001', name: 'Lin Yue' }
export const zhou = { id: '01890000-0000-7000-8000-000000000002', name: '周敏' }
export const payroll = {
  id: '01890000-0000-7000-8000-00000000000a',
  name: 'Payroll',
  productStage: 'early' as const,
  version: 1,
}

/** A feature as the API returns it, with overrides. */
export const featureOf = (parts: Partial<Feature> = {}): Feature => ({
  ...emptyFeature,
  title: 'Attendance to payroll',
  productArea: { id: payroll.id, name: payroll.name, productStage: 'early' },
  stage: 'gray',
  pmOwner: zhou,
  releaseDate: '2027-02-22',
  externalKey: 'PAY-1',
  tags: ['payroll'],
  requestingCustomers: 3,
  needsGrading: true,
  createdAt: '2026-11-02T08:00:00.000Z',
  updatedAt: '2026-11-20T08:00:00.000Z',
  version: 4,
  ...parts,
})
