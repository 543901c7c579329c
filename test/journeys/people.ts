import type { JobFunction, Role } from '#server/contracts/lists.ts'
import type { PersonList } from '#server/contracts/people.ts'
import type { Client } from '../support/client.ts'
import type { Stage } from './stage.ts'

type Colleague = { name: string; email: string; role: Role; jobFunction: JobFunction | null }

/** Two who grade together, one who only reads: the first is the administrator that the sign-in page makes. */
export const cast = {
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

/** Makes the first person of an empty server through the sign-in page. */
export async function begin({ page, say }: Stage): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: say.signIn('name') }).fill(cast.first.name)
  await page.getByRole('textbox', { name: say.signIn('email') }).fill(cast.first.email)
  await page.getByRole('button', { name: say.signIn('beginButton'), exact: true }).click()
  await page.locator('hr-desk-page').waitFor()
}

/** Signs out through the account menu and chooses another name. */
export async function become({ page, say }: Stage, name: string): Promise<void> {
  await page.locator('hr-account-menu').getByRole('button').first().click()
  await page.getByRole('button', { name: say.app('signOut') }).click()
  await page.getByRole('button', { name }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** The API as a person sees it. */
export async function as({ client }: Stage, name: string): Promise<Client> {
  const session = await client.get<{ choices: { id: string; name: string }[] }>('/api/session')
  const person = session.body.choices.find((one) => one.name === name)
  if (!person) throw new Error(`Nobody is called ${name}`)
  return client.signedInAs(person.id)
}

/** Everyone there is. */
export const everyone = async (client: Client) => (await client.get<PersonList>('/api/people')).body.items

/** Adds the colleagues through the page of people, each speaking the language of the journey. */
export async function addColleagues({ page, say }: Stage): Promise<void> {
  await page.goto('/people')
  await page.getByRole('button', { name: say.people('add') }).click()
  const form = page.locator('hr-new-person')
  const choose = (field: 'role' | 'jobFunction', value: string) =>
    form.getByRole('combobox', { name: say.people(field) }).selectOption(value)
  for (const one of [cast.pm, cast.content, cast.reader]) {
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
