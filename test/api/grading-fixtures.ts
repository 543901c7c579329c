/** A company that grades features over HTTP, for the tests of grading and of blindness. */
import type { Kysely } from 'kysely'
import type { Decision, Grading, Score, Scorecard } from '#server/contracts/grading.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { JobFunction, Role } from '#server/contracts/lists.ts'
import type { Person } from '#server/contracts/people.ts'
import type { Database } from '#server/db/tables.ts'
import type { Deps } from '#server/deps.ts'
import { defaultRubric } from '#server/domain/policy/default-rubric.ts'
import type { Answer, Client } from '../support/client.ts'
import { startServer, testDeps } from '../support/server.ts'

export type Member = { person: Person; client: Client }

/** Ids of the criteria K1 to K8 of the shipped rubric. */
export const criterionIds = defaultRubric.criteria.map(({ id }) => id)

/** A card as the API takes it; null = unknown, a missing item = not answered. */
export const card = (values: readonly (number | null)[], note: string | null = null) => ({
  scores: Object.fromEntries(
    values.map((score, index): [string, Score] => [criterionIds[index] ?? '', { score, note }]),
  ),
})

/** A server, an administrator, and functions that add people and features. */
export async function startCompany(db: Kysely<Database>, given: Partial<Deps> = {}) {
  const deps: Deps = { ...testDeps(db), ...given }
  const anyone = await startServer(deps)
  const newcomer = (name: string, role: Role, rest: object = {}) => ({
    name,
    email: `${name.toLowerCase()}@bakery.example`,
    role,
    ...rest,
  })
  const { person: admin, client: asAdmin } = await anyone.firstAdministrator()
  const add = async (
    name: string,
    role: Role,
    rest: { jobFunction?: JobFunction; isDepartmentLead?: boolean } = {},
  ): Promise<Member> => {
    const { body } = await asAdmin.post<Person>('/api/people', newcomer(name, role, rest))
    return { person: body, client: await anyone.signedInAs(body.id) }
  }
  const addFeature = async (title: string, rest: object = {}): Promise<Feature> =>
    (await asAdmin.post<Feature>('/api/features', { title, stage: 'gray', ...rest })).body
  return { deps, db, anyone, admin: { person: admin, client: asAdmin }, add, addFeature }
}

/** A PMM, a PM and a PMM who leads the department: the counted raters of most tests. */
export async function startGrading(db: Kysely<Database>) {
  const company = await startCompany(db)
  const pia = await company.add('Pia', 'pmm', { jobFunction: 'pmm' })
  const paul = await company.add('Paul', 'pm', { jobFunction: 'pm' })
  const lena = await company.add('Lena', 'marketing-lead', { jobFunction: 'pmm', isDepartmentLead: true })
  const feature = await company.addFeature('Sourdough starter')
  return { ...company, pia, paul, lena, feature }
}

const at = (feature: { id: string }) => `/api/features/${feature.id}`

export const readGrading = async ({ client }: Member, feature: { id: string }): Promise<Grading> =>
  (await client.get<Grading>(`${at(feature)}/grading`)).body
export const save = <Body = Scorecard>(
  { client }: Member,
  feature: { id: string },
  draft: object,
  ifMatch?: number,
) => client.put<Body>(`${at(feature)}/scorecards/mine`, draft, ifMatch === undefined ? {} : { ifMatch })
export const submit = <Body = Scorecard>({ client }: Member, feature: { id: string }, ifMatch?: number) =>
  client.put<Body>(
    `${at(feature)}/scorecards/mine/submission`,
    undefined,
    ifMatch === undefined ? {} : { ifMatch },
  )
export const revise = <Body = Scorecard>(
  { client }: Member,
  feature: { id: string },
  draft: object,
  ifMatch?: number,
) =>
  client.put<Body>(`${at(feature)}/scorecards/mine/revision`, draft, ifMatch === undefined ? {} : { ifMatch })
export const reveal = <Body = Grading>({ client }: Member, feature: { id: string }) =>
  client.put<Body>(`${at(feature)}/grading/reveal`)
/** What a decider has seen, as a decision sends it. */
export const seenIn = ({ round, decisions }: Grading) => ({
  roundId: round?.closedAt === null ? round.id : null,
  supersedes: decisions.find((one) => !one.isSuperseded)?.id ?? null,
})
/** Decides after looking at the grading, unless the decision says what was seen. */
export async function decide<Body = Decision>(
  member: Member,
  feature: { id: string },
  decision: object,
): Promise<Answer<Body>> {
  const seen = 'supersedes' in decision ? {} : seenIn(await readGrading(member, feature))
  return member.client.post<Body>(`${at(feature)}/decisions`, { ...seen, ...decision })
}

/** Saves and submits a complete card. */
export async function score(member: Member, feature: { id: string }, values: readonly (number | null)[]) {
  const { body } = await save(member, feature, card(values))
  const answer = await submit(member, feature, body.version)
  if (answer.status !== 200) throw new Error(`Scoring: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}
