import { featureOf, lin, zhou } from '../pages/feature-samples.ts'
import { launchOf } from '../pages/launch-samples.ts'

const secret = {
  id: '1',
  title: 'Salary bands',
  stage: 'gray' as const,
  releaseDate: null,
  grade: null,
  isConfidential: true,
}

/** A feature and a launch, for tests of both. */
export const both = [
  {
    noun: 'feature' as const,
    path: '/features',
    entity: featureOf({ pmOwner: zhou, pmmOwner: lin, departmentOwner: zhou }),
    owners: ['周敏', 'Lin Yue'],
    mayOwnPm: true,
  },
  {
    noun: 'launch' as const,
    path: '/launches',
    entity: launchOf({ owner: lin, features: [secret] as never }),
    owners: ['Lin Yue'],
    mayOwnPm: false,
  },
]
