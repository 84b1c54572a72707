import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type RunningBackend, startBackend, writeKeepassFile } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import {
  account,
  type ChangingSite,
  type Design,
  startChangingSite,
} from '../support/changing-site.ts'
import { account as atProvider, startChooserSite } from '../support/chooser-site.ts'
import { logIn } from '../support/log-in.ts'

// Sessions end, and nobody is there: whatever the values come from, the connection is logged in again;
// what only a person has ends with its code and asks for that person.

const masterPassword = 'a master password'
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeNow = () => authenticatorCode(totpSecret, Date.now())

let backend: RunningBackend
let kernel: Kernel
let folder: string
let names = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-keepass-'))
  backend = await startBackend({ MANAGED_AUTH_KEEPASS_DIR: folder })
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await rm(folder, { recursive: true, force: true })
})

const newName = () => {
  names += 1
  return `unattended-${names}`
}

type Options = Partial<Kernel.Auth.Connections.ConnectionCreateParams>

const connect = async ({ host }: { host: string }, options: Options = {}) => {
  const profile_name = newName()
  const made = await kernel.auth.connections.create({ domain: host, profile_name, ...options })
  return made.id
}

const keep = async (
  { host }: { host: string },
  values: Record<string, string>,
  more: Partial<Kernel.CredentialCreateParams> = {},
) => {
  const { name } = await kernel.credentials.create({
    name: newName(),
    domain: host,
    values,
    ...more,
  })
  return { credential: { name } }
}

/** Has a connection checked, and waits for the login by itself that follows. */
async function logInAgain(id: string) {
  await kernel.post(`/auth/connections/${id}/health-check`)
  return vi.waitFor(
    async () => {
      const connection = await kernel.auth.connections.retrieve(id)
      expect(connection).toMatchObject({ flow_type: 'REAUTH' })
      expect(connection.flow_status).not.toBe('IN_PROGRESS')
      return connection
    },
    { timeout: 60_000 },
  )
}

interface Way {
  connect: (site: ChangingSite) => Promise<string>
  /** What a person adds at the first login. */
  answers: Record<string, string>[]
  /** What the site looks like when the connection logs in again. */
  nextDesign: Design
}

const ways: Record<string, Way> = {
  'values that a person typed once': { connect, answers: [account], nextDesign: 'split' },
  'half a credential, which a person completed': {
    connect: async (site) => connect(site, await keep(site, { email: account.email })),
    answers: [{ password: account.password }],
    nextDesign: 'first',
  },
  'a credential that makes the code the site has come to want': {
    connect: async (site) => connect(site, await keep(site, account, { totp_secret: totpSecret })),
    answers: [],
    nextDesign: 'authenticator',
  },
  'a KeePass file, password and code': {
    async connect(site) {
      await writeKeepassFile(path.join(folder, 'team.kdbx'), {
        masterPassword,
        entries: [
          {
            title: 'Changing',
            fields: { UserName: account.email, URL: `http://${site.host}/` },
            secrets: { Password: account.password, otp: `otpauth://totp/x?secret=${totpSecret}` },
          },
        ],
      })
      const provider = { name: 'file', provider_type: 'keepass', file: 'team.kdbx' }
      await kernel.credentialProviders.create({ ...provider, token: masterPassword } as never)
      return connect(site, { credential: { provider: 'file', auto: true } })
    },
    answers: [],
    nextDesign: 'authenticator',
  },
}

it.concurrent.each(Object.entries(ways))('logs in again with %s', async (_name, way) => {
  const site = await startChangingSite(codeNow)
  try {
    const id = await way.connect(site)
    expect(await logIn(kernel, id, way.answers)).toMatchObject({ status: 'SUCCESS' })
    expect(await kernel.auth.connections.retrieve(id)).toMatchObject({ can_reauth: true })
    site.redesign(way.nextDesign)

    expect(await logInAgain(id)).toMatchObject({ status: 'AUTHENTICATED', flow_status: 'SUCCESS' })
    expect(site.passwords()).toBe(2)
  } finally {
    await site.close()
  }
})

it.concurrent.each([
  ['still knows its accounts, which sends it no password', true],
  ['has forgotten them as well', false],
])('logs in again through a provider that %s', async (_what, isRemembered) => {
  const site = await startChooserSite()
  try {
    const { credential } = await keep(site, atProvider, { sso_provider: 'northpole' })
    const id = await connect(site, { credential, allowed_domains: [site.providerHost] })
    expect(await logIn(kernel, id)).toMatchObject({ asked: [], status: 'SUCCESS' })
    expect([site.passwords(), site.chosen()]).toEqual([1, []])
    site.endSessions()
    if (!isRemembered) site.endProviderSessions()

    expect(await logInAgain(id)).toMatchObject({
      status: 'AUTHENTICATED',
      flow_status: 'SUCCESS',
      sso_provider: 'northpole',
    })
    const chosen = isRemembered ? [atProvider.email] : []
    expect([site.passwords(), site.chosen()]).toEqual([isRemembered ? 1 : 2, chosen])
  } finally {
    await site.close()
  }
})

it.concurrent.each<[Design, string]>([
  ['authenticator', 'totp_required'],
  ['message', 'sms_code_required'],
  ['mail', 'email_code_required'],
  ['workspace', 'account_choice_required'],
  ['question', 'customer_input_required'],
  ['approval', 'external_action_required'],
])('asks for a person where a site has come to want %s, as %s', async (design, code) => {
  const site = await startChangingSite()
  try {
    const id = await connect(site)
    await logIn(kernel, id, [account])
    site.redesign(design)

    expect(await logInAgain(id)).toMatchObject({
      status: 'NEEDS_AUTH',
      flow_status: 'FAILED',
      error_code: code,
      error_message: expect.stringMatching(/\.$/),
    })
    expect(site.passwords()).toBe(2)
  } finally {
    await site.close()
  }
})
