/** Many people editing the same launch at once, each as a page does: read, change, write with If-Match. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Problem } from '#server/contracts/problems.ts'
import type { Preview } from '#server/contracts/plans.ts'
import type { Client } from '../support/client.ts'

export type Values = Record<string, unknown>
export type Entity = { kind: 'launch' | 'task' | 'feature'; id: string }

/** An edit that the server has acknowledged. */
export type Acknowledged = {
  entity: Entity
  /** The version sent as If-Match; for a plan, the one before that of its response. */
  base: number
  version: number
  /** The values read at `base`; null for a plan, whose preview depends on more than the launch. */
  seen: Values | null
  set: Values
}

export type ConcurrentEdits = {
  acknowledged: Acknowledged[]
  /** The values of rejected edits, which must not be stored anywhere. */
  refused: { entity: Entity; mark: string }[]
  stalePlans: number
  /** Tasks that a plan removed before they could be edited. */
  gone: number
}

type Body = { version: number } & Values

export const pathOf = ({ kind, id }: Entity): string =>
  `/api/${kind === 'launch' ? 'launches' : `${kind}s`}/${id}`

/** The fields being edited, as the API returns them. */
const fieldsOf = {
  launch: ['title', 'summary', 'paidSpend', 'launchDate', 'grade'],
  task: ['note', 'assignee', 'deliverableLink'],
  feature: ['title', 'summary', 'campaignBudget', 'requestingCustomers'],
} as const

export function valuesOf({ kind }: Entity, body: Values): Values {
  const shown = (field: string) =>
    field === 'assignee' ? ((body.assignee as { id: string } | null)?.id ?? null) : body[field]
  return Object.fromEntries(fieldsOf[kind].map((field) => [field, shown(field)]))
}

const launchDates = ['2027-03-01', '2027-03-08', '2027-03-15', '2027-04-12']
const grades = ['announce', 'small-scenario'] as const

/** One editor. `random` returns integers below its argument. */
class Editor {
  readonly #client: Client
  readonly #name: string
  readonly #random: (below: number) => number
  readonly #war: ConcurrentEdits
  readonly #seen = new Map<string, Body>()
  #count = 0

  constructor(client: Client, name: string, random: (below: number) => number, war: ConcurrentEdits) {
    this.#client = client
    this.#name = name
    this.#random = random
    this.#war = war
  }

  /** The current entity or, every third time, the one read last. */
  async #look(entity: Entity): Promise<Body | undefined> {
    const known = this.#seen.get(entity.id)
    if (known && this.#random(3) === 0) return known
    const { status, body } = await this.#client.get<Body>(pathOf(entity))
    if (status === 404 && entity.kind === 'task') return undefined
    if (status !== 200) throw new Error(`Reading ${entity.kind}: ${status} ${JSON.stringify(body)}`)
    this.#seen.set(entity.id, body)
    return body
  }

  /** Changes one or two fields, one of them to a unique text. */
  #change(entity: Entity, mark: string, personIds: readonly string[]): { sent: Values; set: Values } {
    const number = this.#random(1_000_000)
    if (entity.kind === 'task') {
      const assigneeId = personIds[this.#random(personIds.length)]!
      const pick = this.#random(3)
      if (pick === 0) return { sent: { note: mark }, set: { note: mark } }
      if (pick === 1) return { sent: { note: mark, assigneeId }, set: { note: mark, assignee: assigneeId } }
      const deliverableLink = `https://bakery.example/${mark}`
      return { sent: { deliverableLink, assigneeId }, set: { deliverableLink, assignee: assigneeId } }
    }
    const field = this.#random(2) === 0 ? 'title' : 'summary'
    const amount = entity.kind === 'launch' ? 'paidSpend' : 'campaignBudget'
    const set = { [field]: mark, ...(this.#random(2) === 0 && { [amount]: number }) }
    return { sent: set, set }
  }

  async edit(entity: Entity, personIds: readonly string[]): Promise<void> {
    const seen = await this.#look(entity)
    if (!seen) {
      this.#war.gone += 1
      return
    }
    await sleep(this.#random(15))
    const mark = `${this.#name}-${(this.#count += 1)}`
    const { sent, set } = this.#change(entity, mark, personIds)
    const answer = await this.#client.patch<Body>(pathOf(entity), sent, { ifMatch: seen.version })
    const { status, body } = answer
    if (status === 412) {
      if ((body as unknown as Problem).code !== 'stale-version') throw new Error(JSON.stringify(body))
      this.#seen.delete(entity.id)
      this.#war.refused.push({ entity, mark })
    } else if (status === 200) {
      this.#seen.set(entity.id, body)
      const { version } = body
      this.#war.acknowledged.push({ entity, base: seen.version, version, seen: valuesOf(entity, seen), set })
    } else if (status === 404 && entity.kind === 'task') this.#war.gone += 1
    else throw new Error(`Editing ${entity.kind}: ${status} ${JSON.stringify(body)}`)
  }

  async plan(entity: Entity): Promise<void> {
    const set = {
      launchDate: launchDates[this.#random(launchDates.length)]!,
      grade: grades[this.#random(grades.length)]!,
    }
    const request = { ...set, gradeReason: 'The board has asked for it.' }
    const asked = await this.#client.post<Preview>(`${pathOf(entity)}/previews`, request)
    if (asked.status !== 201) throw new Error(`Previewing: ${asked.status} ${JSON.stringify(asked.body)}`)
    if (this.#random(2) === 0) await sleep(this.#random(30))
    const { status, body } = await this.#client.put<Body>(`${pathOf(entity)}/plan`, {
      previewId: asked.body.id,
    })
    if (status === 412) {
      if ((body as unknown as Problem).code !== 'stale-preview') throw new Error(JSON.stringify(body))
      this.#war.stalePlans += 1
    } else if (status !== 200) throw new Error(`Planning: ${status} ${JSON.stringify(body)}`)
    else if (!asked.body.isEmpty) {
      const { version } = body
      this.#war.acknowledged.push({ entity, base: version - 1, version, seen: null, set })
    }
  }

  random = (below: number): number => this.#random(below)
}

/** Deterministic pseudo-random integers (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Whether enough edits were made and rejected for a meaningful result. */
const isEnough = ({ acknowledged, refused }: ConcurrentEdits): boolean =>
  (['launch', 'task', 'feature'] as const).every(
    (kind) => acknowledged.filter(({ entity, seen }) => entity.kind === kind && seen !== null).length > 10,
  ) && refused.length > 20

/** Regular pauses of most editors, in which three people plan concurrently: a plan depends on the whole checklist. */
const isBreath = (): boolean => Date.now() % 3000 < 1000
const planners = 3

/**
 * Lets every client edit for some time; longer on a slow machine, until it is enough. If no plan succeeded meanwhile,
 * one is made after the others have stopped.
 * @param personIds the people to assign tasks to
 */
export async function runConcurrentEdits(
  clients: readonly Client[],
  { launch, tasks, features }: { launch: Entity; tasks: Entity[]; features: Entity[] },
  personIds: readonly string[],
  milliseconds: number,
): Promise<ConcurrentEdits> {
  const war: ConcurrentEdits = { acknowledged: [], refused: [], stalePlans: 0, gone: 0 }
  const end = Date.now() + milliseconds
  const editors = clients.map((client, place) => new Editor(client, `mark-${place}`, seeded(place + 1), war))
  await Promise.all(
    editors.map(async (editor, place) => {
      while (Date.now() < end || !isEnough(war)) {
        await sleep(editor.random(50))
        const roll = editor.random(100)
        if (isBreath()) {
          if (place < planners) await editor.plan(launch)
        } else if (roll < 8) await editor.plan(launch)
        else if (roll < 45) await editor.edit(launch, personIds)
        else if (roll < 75) await editor.edit(tasks[editor.random(tasks.length)]!, personIds)
        else await editor.edit(features[editor.random(features.length)]!, personIds)
      }
    }),
  )
  while (!war.acknowledged.some(({ seen }) => seen === null)) await editors[0]!.plan(launch)
  return war
}
