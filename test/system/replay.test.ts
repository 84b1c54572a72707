import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { descriptions, type RunningSites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWaitNotes } from '../support/note-waits.ts'

// A second login, on the plan of the first, at sites that have forgotten everybody meanwhile.

let sites: RunningSites
let backend: RunningBackend
let kernel: Kernel
const notes = createWaitNotes()

beforeAll(async () => {
  sites = await startSites()
  backend = await startBackend({}, notes.wrap)
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await sites.close()
})

/** The sites come back with new keys: every session of theirs has ended. */
async function endSessions(): Promise<void> {
  const { port } = sites
  await sites.close()
  sites = await startSites({ port })
}

/** @returns Every step the login was at, the last with its verdict. */
async function logIn(id: string, values: Record<string, string>): Promise<string[]> {
  notes.take()
  const steps: string[] = []
  await kernel.auth.connections.login(id)
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    steps.push(event.flow_status === 'IN_PROGRESS' ? event.flow_step : event.flow_status)
    if (event.flow_step === 'AWAITING_INPUT') {
      await kernel.auth.connections.submit(id, { fields: values })
    }
  }
  return steps
}

it.each(['harbor', 'ledger', 'orbit', 'lantern', 'quay'])(
  'logs in to %s again on the recorded way, and asks nobody',
  async (name) => {
    const account = descriptions.find((site) => site.name === name)?.account
    const values = { email: account?.identifier ?? '', password: account?.password ?? '' }
    const domain = sites.hostOf(name)
    const { id } = await kernel.auth.connections.create({ domain, profile_name: 'mara' })
    const first = await logIn(id, values)
    expect(first).toContain('AWAITING_INPUT')
    expect(first.at(-1)).toBe('SUCCESS')
    await endSessions()

    const again = await logIn(id, {})

    expect(again).not.toContain('AWAITING_INPUT')
    expect(again).toContain('SUBMITTING')
    expect(again.at(-1)).toBe('SUCCESS')
    const onPlan = notes.take().at(-1) ?? []
    expect(onPlan.length).toBeGreaterThan(1)
    expect(onPlan).not.toContain(false)
    expect(await kernel.auth.connections.retrieve(id)).toMatchObject({
      can_reauth: true,
      can_reauth_reason: 'viable_plans_found',
    })
  },
)
