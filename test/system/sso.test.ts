import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadState } from '../support/download-state.ts'

// Signing in through another provider, by the official SDK, against a certified OpenID Connect
// server: one site redirects to it, the other opens it in a window.

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel
let profiles = 0

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend()
  kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

const siteNamed = (name: string) => {
  const site = sites.find((candidate) => candidate.name === name)
  if (!site) throw new Error(`There is no site ${name}.`)
  return site
}

const { identifier, password } = siteNamed('atlas').account

interface Settings {
  allowed_domains?: string[]
  credential?: { name: string }
}

const connect = async (site: string, settings: Settings = {}) => {
  profiles += 1
  const connection = await kernel.auth.connections.create({
    domain: running.hostOf(site),
    profile_name: `sso-${profiles}`,
    allowed_domains: siteNamed(site).allowedDomains ?? [],
    ...settings,
  })
  await kernel.auth.connections.login(connection.id)
  return connection
}

type State = Extract<
  Kernel.Auth.Connections.ConnectionFollowResponse,
  { event: 'managed_auth_state' }
>
type Answer = Kernel.Auth.Connections.ConnectionSubmitParams

/** Follows a login to its end, and answers the pauses in turn. */
const finish = async (id: string, answers: ((state: State) => Answer)[]): Promise<State[]> => {
  const states: State[] = []
  let pauses = 0
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    states.push(event)
    if (event.flow_step !== 'AWAITING_INPUT') continue
    const answer = answers[pauses] ?? (() => expect.unreachable('asked once too often'))
    pauses += 1
    await kernel.auth.connections.submit(id, answer(event))
  }
  return states
}

const pausesOf = (states: State[]) =>
  states.filter(({ flow_step }) => flow_step === 'AWAITING_INPUT')

const pressNorthstar = (): Answer => ({ selected_choice_id: 'northstar' })
const enterEmail = (): Answer => ({ fields: { email: identifier } })
const enterPassword = (): Answer => ({ fields: { password } })
const wholeWay = [pressNorthstar, enterEmail, enterPassword]

/** Cookies the site itself left in the saved profile. */
const keptCookies = async (connection: { profile_name: string }, site: string) => {
  const saved = await downloadState(kernel, connection.profile_name)
  const state: { cookies: { name: string; domain: string }[] } = await saved.json()
  return state.cookies.filter(({ domain }) => domain === new URL(running.urlOf(site)).hostname)
}

describe.each([
  { site: 'atlas', by: 'a redirect', label: 'Continue with Northstar', fields: 2 },
  { site: 'beacon', by: 'a window', label: 'Sign in with Northstar', fields: 0 },
])('signing in by $by', ({ site, label, fields }) => {
  it('offers the button in both shapes, goes through the provider and keeps the session', async () => {
    const connection = await connect(site)
    const states = await finish(connection.id, wholeWay)

    const [offer, name, secret] = pausesOf(states)
    expect(offer?.fields).toHaveLength(fields)
    expect(offer?.choices).toEqual([
      expect.objectContaining({ id: 'northstar', type: 'sso_provider', label }),
    ])
    expect(offer?.pending_sso_buttons).toEqual([
      { provider: 'northstar', label, selector: expect.stringMatching(/^xpath=\//) },
    ])
    expect(name?.fields?.map(({ label }) => label)).toEqual(['Northstar e-mail'])
    expect(secret?.fields?.map(({ label }) => label)).toEqual(['Northstar password'])
    expect(states.at(-1)).toMatchObject({
      flow_status: 'SUCCESS',
      post_login_url: `${running.urlOf(site)}${siteNamed(site).home}`,
    })

    const kept = await kernel.auth.connections.retrieve(connection.id)
    expect(kept).toMatchObject({
      status: 'AUTHENTICATED',
      sso_provider: 'northstar',
      can_reauth: true,
    })
    expect((await keptCookies(connection, site)).map(({ name }) => name)).toContain(
      `${site}_session`,
    )
  })

  it('names the provider in use while it asks for the password there', async () => {
    const { id } = await connect(site)
    const providers: (string | null | undefined)[] = []
    for await (const event of await kernel.auth.connections.follow(id)) {
      if (event.event !== 'managed_auth_state' || event.flow_step !== 'AWAITING_INPUT') continue
      const answer = wholeWay[providers.length] ?? enterPassword
      providers.push((await kernel.auth.connections.retrieve(id)).sso_provider)
      await kernel.auth.connections.submit(id, answer())
    }
    expect(providers).toEqual([null, 'northstar', 'northstar'])
  })

  it("passes the provider's own words on, and lets the person try again", async () => {
    const { id } = await connect(site)
    const states = await finish(id, [
      pressNorthstar,
      enterEmail,
      () => ({ fields: { password: 'not the password' } }),
      ({ website_error }) => {
        expect(website_error).toBe('Wrong Northstar password. Try again.')
        return enterPassword()
      },
    ])
    expect(states.at(-1)?.flow_status).toBe('SUCCESS')
  })

  it('ends where the provider is not allowed, and says which host and which setting', async () => {
    const { id } = await connect(site, { allowed_domains: [] })
    const states = await finish(id, [pressNorthstar])
    expect(states.at(-1)).toMatchObject({ flow_status: 'FAILED', error_code: 'domain_not_allowed' })
    expect(states.at(-1)?.error_message).toMatch(/idp\.localhost.*allowed_domains/)
  })
})

it('presses the button by itself the next time, and gives kept values to the provider only', async () => {
  const first = await connect('atlas')
  await finish(first.id, wholeWay)
  const { credential } = await kernel.auth.connections.retrieve(first.id)

  const fresh = await connect('atlas', { credential: { name: credential?.name ?? '' } })
  const states = await finish(fresh.id, [])

  expect(states.at(-1)?.flow_status).toBe('SUCCESS')
  expect((await kernel.auth.connections.retrieve(fresh.id)).sso_provider).toBe('northstar')
})

it("tells the site's own refusal from the provider's", async () => {
  const { id } = await connect('atlas')
  const states = await finish(id, [
    () => ({ fields: { email: identifier, password: 'no password here' } }),
    ({ website_error }) => {
      expect(website_error).toContain('This address may use Northstar')
      return pressNorthstar()
    },
    // What was typed at the site is not typed at the provider.
    ({ fields }) => {
      expect(fields?.map(({ ref }) => ref)).toEqual(['email'])
      return enterEmail()
    },
    enterPassword,
  ])
  expect(states.at(-1)?.flow_status).toBe('SUCCESS')
})
