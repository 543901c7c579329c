import type { AccountLink } from '#server/contracts/accounts.ts'
import type { JobFunction, Language, Role } from '#server/contracts/lists.ts'
import type { Person, PersonList } from '#server/contracts/people.ts'
import type { Session } from '#server/contracts/session.ts'
import type { Client } from '../support/client.ts'
import { testPassword } from '../support/client.ts'
import { launchServer } from '../support/server-process.ts'
import { openJourney } from './start-journey.ts'
import type { Journey } from './start-journey.ts'

type Colleague = { name: string; email: string; role: Role; jobFunction: JobFunction | null }

/** Two raters and a viewer; the first person is the administrator created on the first page. */
export const testPeople = {
  first: { name: 'Mira Holt', email: 'mira@brookline.example' },
  pm: { name: '顾一帆 Ivan Gu', email: 'ivan@brookline.example', role: 'pm', jobFunction: 'pm' },
  content: {
    name: 'Noor Said',
    email: 'noor@brookline.example',
    role: 'contributor',
    jobFunction: 'content',
  },
  reader: { name: 'Rafa Lind', email: 'rafa@brookline.example', role: 'viewer', jobFunction: null },
} as const satisfies Record<string, Partial<Colleague>>

/** Creates the first person of an empty server through the sign-in page. */
export async function createFirstAdministrator({ page, say }: Journey): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: say.signIn('name') }).fill(testPeople.first.name)
  await page.getByRole('textbox', { name: say.signIn('email') }).fill(testPeople.first.email)
  await page.getByLabel(say.credentials('password'), { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: say.signIn('beginButton'), exact: true }).click()
  await page.locator('hr-desk-page').waitFor()
}

/**
 * Starts a server that has its administrator, and opens it in their language without signing in: for journeys that are
 * not about the first page.
 */
export async function startCompany(
  language: Language,
  environment: Record<string, string> = {},
): Promise<Journey> {
  const server = await launchServer(environment)
  const { client } = await server.client.firstAdministrator(testPeople.first)
  await client.patch('/api/session', { language })
  return openJourney(server, language)
}

/** Fills in the sign-in page. */
export async function signInAs(
  { page, say }: Journey,
  email: string,
  password = testPassword,
): Promise<void> {
  await page.getByRole('textbox', { name: say.credentials('email') }).fill(email)
  await page.getByLabel(say.credentials('password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: say.signIn('button'), exact: true }).click()
}

/** Signs a person in with a session cookie, for journeys that are not about signing in. @returns their API client */
export async function enterAs(journey: Journey, name: string): Promise<Client> {
  const client = await clientOf(journey, name)
  const [cookie = '', value = ''] = (client.cookie ?? '').split('=')
  await journey.page.context().addCookies([{ name: cookie, value, url: client.url }])
  return client
}

export async function signOut({ page, say }: Journey): Promise<void> {
  await page.locator('hr-account-menu').getByRole('button').first().click()
  await page.getByRole('button', { name: say.app('signOut'), exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/sign-in')
}

/** Signs out through the account menu and signs in as another person. */
export async function switchTo(journey: Journey, name: string): Promise<void> {
  const email = await letSignIn(journey, name)
  await signOut(journey)
  await signInAs(journey, email)
  await journey.page.waitForURL((url) => url.pathname !== '/sign-in')
}

type Known = { administrator?: Client; canSignIn: Set<string> }
const knownAt = new WeakMap<Journey['server'], Known>()

function known({ server }: Journey): Known {
  const found = knownAt.get(server) ?? { canSignIn: new Set([testPeople.first.email]) }
  knownAt.set(server, found)
  return found
}

/** An API client of the administrator created by `begin`. */
export async function administrator(journey: Journey): Promise<Client> {
  const here = known(journey)
  if (here.administrator) return here.administrator
  const account = { email: testPeople.first.email, password: testPassword }
  const answer = await journey.client.put('/api/session', account)
  if (answer.status !== 200) throw new Error(`Signing in: ${answer.status} ${JSON.stringify(answer.body)}`)
  return (here.administrator = journey.client.after(answer))
}

/** Sets a person's password with an administrator's link, once. @returns the e-mail address */
async function letSignIn(journey: Journey, name: string): Promise<string> {
  const { canSignIn } = known(journey)
  const person = await personCalled(await administrator(journey), name)
  if (canSignIn.has(person.email)) return person.email
  const token = (await linkFor(journey, name)).split('#')[1]
  const answer = await journey.client.put('/api/password', { token, password: testPassword })
  if (answer.status >= 300) throw new Error(`Setting a password: ${answer.status}`)
  canSignIn.add(person.email)
  return person.email
}

/** The account link of a person, created by the administrator. */
export async function linkFor(journey: Journey, name: string): Promise<string> {
  const client = await administrator(journey)
  const { id } = await personCalled(client, name)
  return (await client.put<AccountLink>(`/api/people/${id}/account-link`)).body.url
}

async function personCalled(client: Client, name: string): Promise<Person> {
  const found = (await listPeople(client)).find((one) => one.name === name)
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}

/** An API client of a person: of the sample company, or of the company created by `begin`. */
export async function clientOf(journey: Journey, name: string): Promise<Client> {
  const { choices } = (await journey.client.get<Session>('/api/session')).body
  const chosen = choices.find((one) => one.name === name)
  if (chosen) return journey.client.signedInAs(chosen.id)
  return journey.client.signedInAs((await personCalled(await administrator(journey), name)).id)
}

/** All people. */
export const listPeople = async (client: Client) => (await client.get<PersonList>('/api/people')).body.items

/** Adds the colleagues on the people page, each with the language of the journey. */
export async function addColleagues({ page, say }: Journey): Promise<void> {
  await page.goto('/people')
  await page.getByRole('button', { name: say.people('add') }).click()
  const form = page.locator('hr-new-person')
  const choose = (field: 'role' | 'jobFunction', value: string) =>
    form.getByRole('combobox', { name: say.people(field) }).selectOption(value)
  for (const one of [testPeople.pm, testPeople.content, testPeople.reader]) {
    await form.getByRole('textbox', { name: say.people('name') }).fill(one.name)
    await form.getByRole('textbox', { name: say.people('email') }).fill(one.email)
    await choose('role', one.role)
    await choose('jobFunction', one.jobFunction ?? '')
    await form.getByRole('button', { name: say.people('save'), exact: true }).click()
    await page
      .locator('hr-toast')
      .getByText(say.people('added', { name: one.name }))
      .waitFor()
  }
  await page.getByText(say.people('count', { count: 4 })).waitFor()
}
