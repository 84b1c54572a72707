import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import {
  type PhishingCase,
  phishingCases,
  type RunningPhishing,
  startPhishing,
} from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

// Every page that is after a password, driven by the real backend. What counts is what the thief got.

const email = 'ada@example.test'
const password = 'correctHorse4Battery9'

let phishing: RunningPhishing
let backend: RunningBackend
let kernel: Kernel
let profiles = 0

beforeAll(async () => {
  phishing = await startPhishing()
  backend = await startBackend({}, undefined, {
    // Every name there is leads to the thief and the bank.
    resolve: async () => ['127.0.0.1'],
    browserSwitches: [phishing.browserSwitch],
  })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await phishing.close()
})
beforeEach(() => phishing.forget())

/** How often the password came in at the thief's, in any form a script would give it. */
function thefts(): number {
  const bytes = Buffer.from(password)
  const forms = [
    password,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    encodeURIComponent(bytes.toString('base64')),
    JSON.stringify(password).slice(1, -1),
    [...password].reverse().join(''),
    Buffer.from(password, 'utf16le').toString('latin1'),
  ]
  const stolen = phishing.stolen()
  return [...new Set(forms)].reduce((sum, form) => sum + stolen.split(form).length - 1, 0)
}

interface Ended {
  flow_status?: string | null
  error_code?: string | null
  error_message?: string | null
}

/** Logs in where a case begins; a person answers once. */
async function logIn(name: string, more: Record<string, unknown> = {}): Promise<Ended> {
  profiles += 1
  const { domain, loginUrl } = phishing.loginOf(name)
  const { id } = await kernel.auth.connections.create({
    domain,
    login_url: loginUrl,
    profile_name: `prey-${profiles}`,
    ...more,
  })
  await kernel.auth.connections.login(id)
  let answered = false
  let last: Ended = {}
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    last = event
    if (event.flow_step !== 'AWAITING_INPUT') continue
    // Asked once more: the person has seen enough.
    if (answered) break
    answered = true
    await kernel.auth.connections.submit(id, { fields: { email, password } })
  }
  return last
}

const rows = phishingCases.map((one: PhishingCase) => ({ name: one.name, ends: one.ends }))

it.each(rows)('$name gets no password, and ends in $ends', async ({ name, ends }) => {
  const last = await logIn(name)

  expect(thefts()).toBe(0)
  expect(
    last.flow_status === 'SUCCESS' ? 'SUCCESS' : last.error_code,
    `${last.error_message}`,
  ).toBe(ends)
})

it('gives the bank itself the password, and notices a theft where passwords are typed', async () => {
  await logIn('every-key-hidden')
  const [sent = ''] = phishing.received()
  expect(new URLSearchParams(sent).get('password')).toBe(password)
  expect(phishing.stolen()).toContain('/collect?v=')
  expect(thefts()).toBe(0)

  await logIn('every-key-hidden', { fill_mode: 'direct' })
  expect(thefts()).toBe(1)
})
