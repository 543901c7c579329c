/** The sample company as one thing: plain data whose parts name each other by key; a service loads it as people would. */
import { sampleFeatures } from './sample-features.ts'
import { sampleGradings } from './sample-gradings.ts'
import { sampleLaunches } from './sample-launches.ts'
import { sampleAreas, sampleCompany, samplePeople } from './sample-people.ts'

export { sampleAreas, sampleCompany, sampleFeatures, sampleGradings, sampleLaunches, samplePeople }
