import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { account, type Design, startChangingSite } from '../support/changing-site.ts'
import { logIn } from '../support/log-in.ts'
import { createWaitNotes } from '../support/note-waits.ts'

// A site changes its login while nobody looks. The re-authentication that meets the change finds its way
// all the same, and the one after it goes the new way at once.

const notes = createWaitNotes()
let backend: RunningBackend
let kernel: Kernel

beforeAll(async () => {
  backend = await startBackend({}, notes.wrap)
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(() => backend.close())

/** Has a connection checked, and waits for the login by itself that follows. */
async function logInAgain(id: string) {
  const reauths = async () =>
    (await kernel.auth.connections.timeline(id, { type: 'reauth' })).getPaginatedItems()
  const before = (await reauths()).length
  notes.take()
  await kernel.post(`/auth/connections/${id}/health-check`)
  const [latest] = await vi.waitFor(
    async () => {
      const made = await reauths()
      expect(made).toHaveLength(before + 1)
      expect(made[0]?.status).not.toBe('IN_PROGRESS')
      return made
    },
    { timeout: 30_000 },
  )
  return latest
}

/** Where a check took a browser, its page comes before the login's. */
const ofLogin = (pages: boolean[][]) => pages.at(-1) ?? []

it.each<Design>(['renamed', 'split', 'announced', 'followed'])(
  'logs in again at a site whose form is now %s, and repairs its plan',
  async (design) => {
    const site = await startChangingSite()
    try {
      const { id } = await kernel.auth.connections.create({
        domain: site.host,
        profile_name: `repair-${design}`,
      })
      expect(await logIn(kernel, id, [account])).toMatchObject({ status: 'SUCCESS' })

      site.redesign(design)
      expect(await logInAgain(id)).toMatchObject({ type: 'reauth', status: 'SUCCESS' })
      expect(ofLogin(notes.take())).toContain(false)

      site.endSessions()
      expect(await logInAgain(id)).toMatchObject({ type: 'reauth', status: 'SUCCESS' })
      const repaired = ofLogin(notes.take())
      expect(repaired.length).toBeGreaterThan(1)
      expect(repaired).not.toContain(false)

      expect(site.passwords()).toBe(3)
      expect(await kernel.auth.connections.retrieve(id)).toMatchObject({
        status: 'AUTHENTICATED',
        can_reauth_reason: 'viable_plans_found',
      })
    } finally {
      await site.close()
    }
  },
)
