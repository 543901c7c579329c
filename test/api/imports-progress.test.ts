/** An import under way: what its importer and others see, and what is left when its server dies. */
import { expect, it } from 'vitest'
import type { FeaturePage } from '#server/contracts/features.ts'
import type { Import, ImportProgressList } from '#server/contracts/imports.ts'
import type { Person } from '#server/contracts/people.ts'
import { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { launchServer } from '../support/server-process.ts'
import { commit, person, upload } from './imports-fixtures.ts'

const rows = 3000
const file = ['key,title', ...Array.from({ length: rows }, (_, n) => `k${n},Bun ${n}`)].join('\n')

const progressFor = async (client: Client) =>
  (await client.get<ImportProgressList>('/api/imports/progress')).body.items

const featureCount = async (client: Client) => (await client.get<FeaturePage>('/api/features')).body.total

eachDatabase((name, _open, newUrl) => {
  it(
    'tells its importer how far it is, and leaves nothing when it is killed',
    { timeout: 90_000 },
    async () => {
      const environment = { DATABASE_URL: await newUrl(), LOG_LEVEL: 'warn' }
      const server = await launchServer(environment)
      const { client: asAdmin } = await server.client.firstAdministrator()
      const { body: pia } = await asAdmin.post<Person>('/api/people', person('Pia', 'pmm'))
      const pmm = await asAdmin.signedInAs(pia.id)
      // On PostgreSQL, any server knows of it.
      const other = name === 'PostgreSQL' ? await launchServer(environment) : server
      const elsewhere = new Client(other.client.url, pmm.cookie)

      const steps: string[] = []
      const follow = async (work: Promise<unknown>, onItem: (step: string) => Promise<'stop' | 'go on'>) => {
        let isDone = false
        const ended = work.then(
          () => (isDone = true),
          () => (isDone = true),
        )
        for (let last = ''; !isDone;) {
          const [item, ...more] = await progressFor(elsewhere)
          expect(more).toEqual([])
          if (!item) continue
          expect(item.done).toBeLessThanOrEqual(item.total)
          expect(item.total).toBe(rows)
          if (item.step === last) continue
          last = item.step
          steps.push(item.step)
          if ((await onItem(item.step)) === 'stop') break
        }
        await ended
      }
      const uploading = upload(pmm, file)
      await follow(uploading, async () => 'go on')
      const { body } = await uploading
      expect(body.counts.new).toBe(rows)

      const committing = commit(pmm, body)
      await follow(committing, async (step) => {
        if (step !== 'writing') return 'go on'
        const [item] = await progressFor(elsewhere)
        expect(item).toMatchObject({ importId: body.id, total: rows })
        expect(await progressFor(asAdmin)).toEqual([])
        expect(await featureCount(elsewhere)).toBe(0)
        server.process.kill('SIGKILL')
        return 'stop'
      })
      await expect(committing).rejects.toThrow()
      expect(new Set(steps)).toContain('writing')
      expect(steps.some((step) => step === 'reading' || step === 'storing')).toBe(true)
      expect(await server.stop()).toBeNull()

      const again = name === 'PostgreSQL' ? other : await launchServer(environment)
      const later = new Client(again.client.url, pmm.cookie)
      expect(await featureCount(later)).toBe(0)
      expect((await later.get<Import>(`/api/imports/${body.id}`)).body.committedAt).toBeNull()
      expect((await commit(later, body)).status).toBe(200)
      expect(await featureCount(later)).toBe(rows)
      const history = `/api/activity?noun=import&entityId=${body.id}`
      expect((await later.get<{ total: number }>(history)).body.total).toBe(1)
      await expect.poll(() => progressFor(later)).toEqual([])
    },
  )
})
