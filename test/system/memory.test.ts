import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findPostgres, startPostgres } from '@managed-auth/backend/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canReadMemory, scanMemory } from '../canary/process-memory.ts'
import { sealAnswer } from '../contract/seal-answer.ts'
import { Session } from '../contract/session.ts'
import type { StrictState } from '../contract/strict-schemas.ts'
import { type RunningProgram, startProgram } from '../support/child.ts'
import { startTrustingSite, type TrustingSite } from '../support/trusting-site.ts'

// What an API process has in memory after a login: nothing of an answer that was sealed in the
// browser, some copies of one that came as plain JSON. The second shows that the scan can see.

const postgres = findPostgres()
const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const apiKey = 'sk_test_memory_0123456789abcdef'

describe.skipIf(!canReadMemory)('memory can be read on Linux: the API process', () => {
  describe.skipIf(!postgres)('with a PostgreSQL server installed', () => {
    let database: { url: string; close(): Promise<void> }
    let site: TrustingSite
    let folder: string
    let api: RunningProgram
    let worker: RunningProgram
    let baseUrl = ''
    let profiles = 0

    const start = (role: string) =>
      startProgram(['--import', 'tsx', 'src/main.ts'], {
        cwd: backendFolder,
        env: {
          PORT: '0',
          DATABASE_URL: database.url,
          MANAGED_AUTH_ROLE: role,
          MANAGED_AUTH_API_KEY: apiKey,
          MANAGED_AUTH_DATA_DIR: path.join(folder, role),
          MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
          MANAGED_AUTH_LOG_LEVEL: 'debug',
        },
        until: /listens on (http:\S+)/,
      })

    beforeAll(async () => {
      database = await startPostgres(postgres ?? '')
      site = await startTrustingSite({ asksCode: true })
      folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-memory-'))
      worker = await start('worker')
      api = await start('api')
      baseUrl = api.ready[1] ?? ''
    })
    afterAll(async () => {
      for (const program of [api, worker]) await program?.kill()
      await site?.close()
      await database?.close()
      if (folder) await rm(folder, { recursive: true, force: true })
    })

    async function call(at: string, body: unknown): Promise<Record<string, string>> {
      const response = await fetch(`${baseUrl}${at}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(response.ok).toBe(true)
      return response.json()
    }

    async function openSession(): Promise<Session> {
      profiles += 1
      const connection = await call('/auth/connections', {
        domain: site.host,
        profile_name: `memory-${profiles}`,
      })
      const login = await call(`/auth/connections/${connection.id}/login`, {})
      return Session.open({
        baseUrl,
        connectionId: connection.id ?? '',
        handoffCode: login.handoff_code ?? '',
        identifier: '',
        password: '',
        code: async () => '',
      })
    }

    /** Logs in with values nobody else has. @returns them, and how often the API's memory holds each. */
    async function logIn(how: 'sealed' | 'plain') {
      const random = randomBytes(9).toString('hex')
      const values: Record<string, string> = {
        email: `ada-${random}@example.test`,
        password: `pässwörd-${random}`,
        code: `code-${random}`,
      }
      const before = site.posted.length
      const session = await openSession()
      let state = await session.settled()
      while (state.flow_step === 'AWAITING_INPUT') {
        const answer = await answerTo(session, state, values, how)
        state = (await session.answer(answer)).at(-1) ?? state
      }
      expect(state).toMatchObject({ flow_status: 'SUCCESS' })
      const { email, password, code } = values
      expect(site.posted.slice(before)).toEqual([{ email, password }, { code }])

      // As it travels; and as V8 keeps strings, of one byte a letter and of two.
      const forms = ['utf8', 'latin1', 'utf16le'] as const
      const needles = Object.values(values).map((value) =>
        forms.map((to) => Buffer.from(value, to)),
      )
      const { bytes, counts } = scanMemory(api.pid, needles.flat())
      const copies = needles.map((_, index) => sum(counts.slice(index * 3, index * 3 + 3)))
      return { bytes, copies }
    }

    async function answerTo(
      session: Session,
      state: StrictState,
      values: Record<string, string>,
      how: 'sealed' | 'plain',
    ) {
      const { fields = [], interaction_id = '' } = state
      const asked = Object.fromEntries(fields.map(({ id, ref }) => [id, values[ref] ?? '']))
      const [key] = session.sealingKeys
      if (how === 'plain' || !key) return { field_values: asked }
      const { connectionId } = session.login
      return sealAnswer(key, connectionId, interaction_id, 'field_values', asked)
    }

    const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)

    it('holds no copy of what was typed after sealed logins', async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        const { bytes, copies } = await logIn('sealed')

        expect(bytes).toBeGreaterThan(50_000_000)
        expect(copies).toEqual([0, 0, 0])
      }
    })

    it('holds copies of what came as plain JSON, which the scan finds', async () => {
      const { copies } = await logIn('plain')

      expect(copies).toHaveLength(3)
      for (const count of copies) expect(count).toBeGreaterThan(0)
    })
  })
})
