import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel, { ConflictError, NotFoundError } from '@onkernel/sdk'
import { afterAll, beforeAll, expect, it } from 'vitest'

// The official SDK, with nothing changed but `baseURL`, drives a real login on a real site.

type Fetch = typeof fetch

let backend: RunningBackend
let running: RunningSites
let profiles = 0

beforeAll(async () => {
  running = await startSites()
  backend = await startBackend()
})
afterAll(async () => {
  await backend.close()
  await running.close()
})

const connect = (options: { fetch?: Fetch; apiKey?: string } = {}) =>
  new Kernel({ apiKey: backend.apiKey, baseURL: backend.url, ...options })

const accountOf = (name: string) => {
  const site = sites.find((candidate) => candidate.name === name)
  if (!site) throw new Error(`There is no site ${name}.`)
  return site.account
}

const newConnection = (kernel: Kernel, site = 'harbor') => {
  profiles += 1
  return kernel.auth.connections.create({
    domain: running.hostOf(site),
    profile_name: `sdk-${profiles}`,
  })
}

/** Sends every request for real, counts it, and lets `answer` replace what comes back. */
const counting = (answer: (response: Response, count: number) => Response = (r) => r) => {
  const requests: string[] = []
  const counted: Fetch = async (input, init) => {
    requests.push(`${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`)
    return answer(await fetch(input, init), requests.length)
  }
  return { requests, fetch: counted }
}

type State = Extract<
  Kernel.Auth.Connections.ConnectionFollowResponse,
  { event: 'managed_auth_state' }
>

/** Follows a login to its end and answers every pause with `answer`. */
async function finish(
  kernel: Kernel,
  id: string,
  answer: (state: State) => Kernel.Auth.Connections.ConnectionSubmitParams,
): Promise<State[]> {
  const states: State[] = []
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    states.push(event)
    if (event.flow_step === 'AWAITING_INPUT') {
      expect(await kernel.auth.connections.submit(id, answer(event))).toEqual({ accepted: true })
    }
  }
  return states
}

it('creates, logs in, follows, submits and finds the login kept', async () => {
  const kernel = connect()
  const { identifier, password } = accountOf('harbor')
  const connection = await newConnection(kernel)
  expect(connection).toMatchObject({
    status: 'NEEDS_AUTH',
    flow_status: null,
    can_reauth: false,
    can_reauth_reason: 'no_prior_successful_login',
    save_credentials: true,
    health_check_interval: 3600,
  })

  const login = await kernel.auth.connections.login(connection.id)
  expect(login).toMatchObject({ id: connection.id, flow_type: 'LOGIN' })
  expect(login.handoff_code).toMatch(/^[A-Za-z0-9]{44}$/)
  expect(new URL(login.hosted_url).searchParams.get('code')).toBe(login.handoff_code)

  const states = await finish(kernel, connection.id, () => ({
    fields: { email: identifier, password },
  }))
  expect(states.at(-1)).toMatchObject({
    flow_status: 'SUCCESS',
    flow_step: 'COMPLETED',
    post_login_url: `${running.urlOf('harbor')}/dashboard`,
  })

  const kept = await kernel.auth.connections.retrieve(connection.id)
  expect(kept).toMatchObject({
    status: 'AUTHENTICATED',
    flow_status: 'SUCCESS',
    fields: null,
    hosted_url: null,
    can_reauth: true,
    credential: { name: `${connection.profile_name}-${connection.domain}` },
  })
})

it('fills in what it kept, and asks for nothing the second time', async () => {
  const kernel = connect()
  const { identifier, password } = accountOf('ledger')
  const connection = await newConnection(kernel, 'ledger')
  await kernel.auth.connections.login(connection.id)
  await finish(kernel, connection.id, ({ fields }) => ({
    field_values: Object.fromEntries(
      (fields ?? []).map(({ id, type }) => [id, type === 'password' ? password : identifier]),
    ),
  }))

  // The saved session is still good.
  const again = await kernel.auth.connections.login(connection.id)
  expect(again.flow_type).toBe('REAUTH')
  const states = await finish(kernel, connection.id, () => expect.unreachable('asked again'))
  expect(states.at(-1)).toMatchObject({ flow_status: 'SUCCESS' })
})

it('logs in with kept values when the saved session is gone', async () => {
  const kernel = connect()
  const { identifier, password } = accountOf('harbor')
  const [first, second] = [await newConnection(kernel), 'sdk-fresh-profile']
  await kernel.auth.connections.login(first.id)
  await finish(kernel, first.id, () => ({ fields: { email: identifier, password } }))
  const { credential } = await kernel.auth.connections.retrieve(first.id)

  const fresh = await kernel.auth.connections.create({
    domain: first.domain,
    profile_name: second,
    credential: { name: credential?.name ?? '' },
  })
  await kernel.auth.connections.login(fresh.id)
  const states = await finish(kernel, fresh.id, () => expect.unreachable('asked for kept values'))
  expect(states.map(({ flow_step }) => flow_step)).toContain('SUBMITTING')
  expect(states.at(-1)).toMatchObject({ flow_status: 'SUCCESS' })
})

it("passes the site's own words on and lets the person try again", async () => {
  const kernel = connect()
  const { identifier, password } = accountOf('harbor')
  const connection = await newConnection(kernel)
  await kernel.auth.connections.login(connection.id)

  const states = await finish(kernel, connection.id, ({ website_error }) => ({
    fields: { email: identifier, password: website_error ? password : 'not-the-password' },
  }))
  const refused = states.filter(({ website_error }) => website_error)
  expect(refused).toHaveLength(1)
  expect(refused[0]).toMatchObject({ flow_status: 'IN_PROGRESS', flow_step: 'AWAITING_INPUT' })
  expect(refused[0]?.fields?.map(({ ref }) => ref)).toEqual(['email', 'password'])
  expect(states.at(-1)?.flow_status).toBe('SUCCESS')
})

it('ends with login_form_not_found where there is none', async () => {
  const kernel = connect()
  const connection = await kernel.auth.connections.create({
    domain: running.hostOf('outbox'),
    profile_name: 'sdk-nothing-here',
  })
  await kernel.auth.connections.login(connection.id)
  const states = await finish(kernel, connection.id, () => expect.unreachable('asked for input'))
  expect(states.at(-1)).toMatchObject({
    flow_status: 'FAILED',
    error_code: 'login_form_not_found',
  })
  expect((await kernel.auth.connections.retrieve(connection.id)).status).toBe('NEEDS_AUTH')
  const [profile] = (await kernel.profiles.list({ name: 'sdk-nothing-here' })).items
  const saved = await kernel.profiles.download(profile?.id ?? '')
  expect(saved.status).toBe(202)
})

it('answers a duplicate with a conflict that the SDK sends once', async () => {
  const { requests, fetch } = counting()
  const kernel = connect({ fetch })
  const connection = await newConnection(kernel)
  const { domain, profile_name } = connection

  const again = kernel.auth.connections.create({ domain, profile_name })
  await expect(again).rejects.toBeInstanceOf(ConflictError)
  await expect(again).rejects.toMatchObject({ error: { existing_id: connection.id } })
  expect(requests).toHaveLength(2)
})

it('lists page by page with nothing but the headers', async () => {
  const { requests, fetch } = counting()
  const kernel = connect({ fetch })
  for (const site of ['harbor', 'ledger', 'orbit']) {
    await kernel.auth.connections.create({
      domain: running.hostOf(site),
      profile_name: 'sdk-paging',
    })
  }
  requests.length = 0

  const found: string[] = []
  const query = { profile_name: 'sdk-paging', limit: 2 }
  for await (const { domain } of kernel.auth.connections.list(query)) found.push(domain)
  expect(found).toEqual(['orbit', 'ledger', 'harbor'].map((site) => running.hostOf(site)))
  expect(requests).toHaveLength(2)
})

it('changes what is given and leaves the rest', async () => {
  const kernel = connect()
  const { id } = await newConnection(kernel)
  const loginUrl = `${running.urlOf('harbor')}/login`
  const changed = await kernel.auth.connections.update(id, {
    login_url: loginUrl,
    health_check_interval: 1800,
    allowed_domains: ['sso.partner.example'],
  })
  expect(changed).toMatchObject({
    login_url: loginUrl,
    health_check_interval: 1800,
    allowed_domains: ['sso.partner.example'],
    save_credentials: true,
  })
  expect(await kernel.auth.connections.update(id, {})).toMatchObject({ login_url: loginUrl })
  const cleared = await kernel.auth.connections.update(id, { login_url: '' })
  expect(cleared).not.toHaveProperty('login_url')
})

it('deletes once', async () => {
  const kernel = connect()
  const { id, profile_name } = await newConnection(kernel)
  await kernel.auth.connections.delete(id)
  await expect(kernel.auth.connections.delete(id)).rejects.toBeInstanceOf(NotFoundError)
  await expect(kernel.auth.connections.retrieve(id)).rejects.toBeInstanceOf(NotFoundError)
  expect(await kernel.profiles.retrieve(profile_name)).toMatchObject({ name: profile_name })
})

it('refuses a wrong key, a foreign project and a private address with words', async () => {
  const wrong = connect({ apiKey: 'sk_wrong' })
  await expect(newConnection(wrong)).rejects.toMatchObject({
    status: 401,
    error: { code: 'unauthorized' },
  })
  const foreign = new Kernel({
    apiKey: backend.apiKey,
    baseURL: backend.url,
    projectID: 'proj_other',
  })
  await expect(newConnection(foreign)).rejects.toMatchObject({
    status: 404,
    error: { code: 'project_not_found' },
  })
})

it('bears a login that is sent three times, and leaves one flow running', async () => {
  const { requests, fetch } = counting((response, count) =>
    count <= 2
      ? new Response('{"code":"x","message":"lost"}', {
          status: 503,
          headers: { 'retry-after-ms': '1' },
        })
      : response,
  )
  const { id } = await newConnection(connect())
  const login = await connect({ fetch }).auth.connections.login(id)
  expect(requests).toHaveLength(3)
  expect(login.handoff_code).toBeTruthy()

  const timeline = (await connect().auth.connections.timeline(id)).items
  expect(timeline.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'CANCELED', 'CANCELED'])
})

it('bears an answer that is sent twice, and gives the site one', async () => {
  const { identifier, password } = accountOf('orbit')
  const { id } = await newConnection(connect(), 'orbit')
  const lossy = counting((response, count) =>
    count === 1 ? new Response('', { status: 502, headers: { 'retry-after-ms': '1' } }) : response,
  )
  await connect().auth.connections.login(id)
  const states: (string | undefined)[] = []
  for await (const event of await connect().auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    states.push(event.flow_step)
    if (event.flow_step !== 'AWAITING_INPUT') continue
    await connect({ fetch: lossy.fetch }).auth.connections.submit(id, {
      fields: { email: identifier, password },
    })
  }
  expect(lossy.requests).toHaveLength(2)
  expect(states).toEqual(['DISCOVERING', 'AWAITING_INPUT', 'SUBMITTING', 'COMPLETED'])
})

it('cancels the running flow when its connection is deleted', async () => {
  const kernel = connect()
  const { id } = await newConnection(kernel)
  await kernel.auth.connections.login(id)
  const states: State[] = []
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    states.push(event)
    if (event.flow_step === 'AWAITING_INPUT') await kernel.auth.connections.delete(id)
  }
  expect(states.at(-1)?.flow_status).toBe('CANCELED')
})

it('refuses to follow before any login', async () => {
  const kernel = connect()
  const { id } = await newConnection(kernel)
  await expect(kernel.auth.connections.follow(id)).rejects.toMatchObject({
    status: 400,
    error: { code: 'no_active_flow' },
  })
})
