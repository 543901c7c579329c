/** Runs the examples of the guide page in a shell and compares the responses with the guide. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import type { CreatedApiToken } from '#server/contracts/api-tokens.ts'
import type { Feature, FeaturePage } from '#server/contracts/features.ts'
import { tokenScopes } from '#server/contracts/lists.ts'
import type { Problem } from '#server/contracts/problems.ts'
import { problemStatus } from '#server/http/problem-status.ts'
import { errors, exampleOf, examples } from '../../web/pages/guide/examples.ts'
import type { Example } from '../../web/pages/guide/examples.ts'
import type { Client } from '../support/client.ts'
import { eachDatabase } from '../support/databases.ts'
import { startCompany } from './grading-fixtures.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'headrace-guide-'))
afterAll(() => rmSync(folder, { recursive: true }))

// The printed command is not changed: a shell function wraps curl and appends the status as the last line.
const wrapped = `curl() { command curl -sS -w '\\n%{http_code}' "$@"; }\n`

async function type(command: string, env: Record<string, string>) {
  const { stdout } = await run('sh', ['-c', wrapped + command], {
    cwd: folder,
    env: { ...process.env, ...env },
  })
  const at = stdout.lastIndexOf('\n')
  return { status: Number(stdout.slice(at + 1)), text: stdout.slice(0, at) }
}

const jsonOf = <T>(text: string) => JSON.parse(text) as T

async function tokensOf(client: Client): Promise<Record<Example['scope'], string>> {
  const made = await Promise.all(
    tokenScopes.map(async (scope) => {
      const given = { name: scope, scope, expiresOn: '2026-12-24' }
      return [scope, (await client.post<CreatedApiToken>('/api/api-tokens', given)).body.secret] as const
    }),
  )
  return Object.fromEntries(made) as Record<Example['scope'], string>
}

eachDatabase((_name, open) => {
  it('get the responses of the guide, in order', async () => {
    const { admin, anyone } = await startCompany(await open())
    for (const title of ['Payslips', 'Rosters', 'Absences'])
      await admin.client.post('/api/features', { title, stage: 'prd' })
    const tokens = await tokensOf(admin.client)
    const env: Record<string, string> = { HEADRACE: anyone.url }
    const answers = new Map<Example['key'], string>()
    for (const { key, command, status, scope } of examples) {
      const answer = await type(command, { ...env, TOKEN: tokens[scope] })
      expect(answer.status, `${key}: ${answer.text}`).toBe(status)
      answers.set(key, answer.text)
      if (key === 'read') env.CURSOR = jsonOf<FeaturePage>(answer.text).nextCursor ?? ''
      if (key === 'add') env.FEATURE = jsonOf<Feature>(answer.text).id
    }
    const said = (key: Example['key']) => answers.get(key) ?? ''
    expect(env.CURSOR).not.toBe('')
    expect(jsonOf<FeaturePage>(said('page')).items).toHaveLength(1)
    expect(said('one')).toMatch(/^etag: "1"/im)
    expect(jsonOf<Feature>(said('edit'))).toMatchObject({ stage: 'building', version: 2 })
    expect(jsonOf<Problem>(said('stale'))).toMatchObject({ code: 'stale-version', params: { current: 2 } })
    expect(jsonOf<Problem>(said('refused')).code).toBe('scope-too-small')
    expect(readFileSync(join(folder, 'features.csv'), 'utf8')).toContain('Shift swap')
  })

  it('require no more than the stated scope', async () => {
    const { admin, anyone } = await startCompany(await open())
    const { read } = await tokensOf(admin.client)
    const { command } = exampleOf('add')
    const answer = await type(command, { HEADRACE: anyone.url, TOKEN: read })
    expect(jsonOf<Problem>(answer.text).code).toBe('scope-too-small')
  })
})

describe('the errors of the guide', () => {
  it('have the status that the server returns', () => {
    for (const { code, status } of errors) expect(problemStatus[code], code).toBe(status)
  })
})
