import { type RunningBackend, startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { logIn as logInWith } from '../support/log-in.ts'

// Logins with a credential, by the official SDK on real sites: filled in silently, asked for what
// is missing, kept when the login succeeds.

let backend: RunningBackend
let running: RunningSites
let kernel: Kernel
let names = 0

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

const newName = () => {
  names += 1
  return `login-${names}`
}

const keep = (
  site: string,
  values: Record<string, string>,
  more: Partial<Kernel.CredentialCreateParams> = {},
) => kernel.credentials.create({ name: newName(), domain: running.hostOf(site), values, ...more })

const connect = (
  site: string,
  more: Partial<Kernel.Auth.Connections.ConnectionCreateParams> = {},
) =>
  kernel.auth.connections.create({
    domain: running.hostOf(site),
    profile_name: newName(),
    allowed_domains: siteNamed(site).allowedDomains ?? [],
    ...more,
  })

const logIn = (id: string, answers: Record<string, string>[] = []) => logInWith(kernel, id, answers)

const { identifier: email, password } = siteNamed('harbor').account

describe('a linked credential', () => {
  it('is filled in without asking, and lets the next login run by itself', async () => {
    const { name } = await keep('harbor', { email, password })
    const connection = await connect('harbor', { credential: { name } })
    expect(connection).toMatchObject({
      credential: { name },
      can_reauth: false,
      can_reauth_reason: 'no_prior_successful_login',
    })

    expect(await logIn(connection.id)).toMatchObject({ asked: [], status: 'SUCCESS' })

    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      status: 'AUTHENTICATED',
      can_reauth: true,
      can_reauth_reason: 'viable_plans_found',
    })
  })

  it('is filled in by whatever names its values have', async () => {
    const { id, name } = await keep('harbor', { Login: email, pwd: password })
    const connection = await connect('harbor', { credential: { name } })

    expect(await logIn(connection.id)).toMatchObject({ asked: [], status: 'SUCCESS' })

    expect((await kernel.credentials.retrieve(id)).value_keys).toEqual(['Login', 'pwd'])
    const { can_reauth } = await kernel.auth.connections.retrieve(connection.id)
    expect(can_reauth).toBe(true)
  })

  it('that is partial is asked for the rest, which is merged into it', async () => {
    const { id, name } = await keep('harbor', { email })
    const first = await connect('harbor', { credential: { name } })

    expect(await logIn(first.id, [{ password }])).toMatchObject({
      asked: [['password']],
      status: 'SUCCESS',
    })

    expect((await kernel.credentials.retrieve(id)).value_keys).toEqual(['email', 'password'])
    const second = await connect('harbor', { credential: { name } })
    expect(await logIn(second.id)).toMatchObject({ asked: [], status: 'SUCCESS' })
  })

  it('with a wrong password asks once, and keeps the right one', async () => {
    const { name } = await keep('harbor', { email, password: 'not the password' })
    const first = await connect('harbor', { credential: { name } })

    const login = await logIn(first.id, [{ email, password }])

    expect(login).toMatchObject({ asked: [['email', 'password']], status: 'SUCCESS' })
    const second = await connect('harbor', { credential: { name } })
    expect(await logIn(second.id)).toMatchObject({ asked: [], status: 'SUCCESS' })
  })

  it('stays linked under a new name, and leaves nothing behind when it is deleted', async () => {
    const { id } = await keep('harbor', { email, password })
    const { name } = await kernel.credentials.retrieve(id)
    const connection = await connect('harbor', { credential: { name } })
    await logIn(connection.id)

    const renamed = newName()
    await kernel.credentials.update(id, { name: renamed })
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      credential: { name: renamed },
      can_reauth: true,
    })

    await kernel.credentials.delete(renamed)
    const left = await kernel.auth.connections.retrieve(connection.id)
    expect(left).not.toHaveProperty('credential')
    expect(left).toMatchObject({ can_reauth: false, can_reauth_reason: 'no_credential' })
  })

  it('that loses a value cannot log in by itself any more', async () => {
    const { id, name } = await keep('harbor', { email, password })
    const connection = await connect('harbor', { credential: { name } })
    await logIn(connection.id)

    await kernel.credentials.update(id, { remove_value_keys: ['password'] })

    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      can_reauth: false,
      can_reauth_reason: 'requires_customer_input',
    })
  })
})

describe('what is typed', () => {
  it('is kept under a name of its own', async () => {
    const connection = await connect('harbor')

    await logIn(connection.id, [{ email, password }])

    const { credential } = await kernel.auth.connections.retrieve(connection.id)
    expect(credential?.name).toBe(`${connection.profile_name}-${connection.domain}`)
    expect(await kernel.credentials.retrieve(credential?.name ?? '')).toMatchObject({
      domain: connection.domain,
      value_keys: ['email', 'password'],
      has_totp_secret: false,
    })
  })

  it('is not kept where save_credentials is off', async () => {
    const { id, name } = await keep('harbor', { email })
    const connection = await connect('harbor', { credential: { name }, save_credentials: false })

    expect(await logIn(connection.id, [{ password }])).toMatchObject({ status: 'SUCCESS' })

    expect((await kernel.credentials.retrieve(id)).value_keys).toEqual(['email'])
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      can_reauth: false,
      can_reauth_reason: 'requires_customer_input',
    })
  })

  it('is not kept when the login fails, for all that the password was right', async () => {
    const { password: right } = siteNamed('carousel').account
    const { id, name, updated_at } = await keep('carousel', { email: 'mara@example.test' })
    const connection = await connect('carousel', { credential: { name } })

    expect(await logIn(connection.id, [{ password: right }])).toMatchObject({ status: 'FAILED' })

    expect(await kernel.credentials.retrieve(id)).toMatchObject({
      value_keys: ['email'],
      updated_at,
    })
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      status: 'NEEDS_AUTH',
      can_reauth: false,
    })
  })

  it('is not kept when the login is canceled', async () => {
    const { id, name, updated_at } = await keep('harbor', { email })
    const connection = await connect('harbor', { credential: { name } })
    const login = logIn(connection.id, [{ password: 'not the password' }])
    await expect(login).rejects.toThrow('Asked once too often')

    // A newer login takes the place of the one that waits.
    await kernel.auth.connections.login(connection.id)
    await kernel.auth.connections.delete(connection.id)

    expect(await kernel.credentials.retrieve(id)).toMatchObject({
      value_keys: ['email'],
      updated_at,
    })
  })
})

describe('sso_provider', () => {
  const { identifier: at, password: secret } = siteNamed('atlas').account

  it('is chosen first, and its values are typed there', async () => {
    const values = { email: at, password: secret }
    const { name } = await keep('atlas', values, { sso_provider: 'northstar' })
    const connection = await connect('atlas', { credential: { name } })

    expect(await logIn(connection.id)).toMatchObject({ asked: [], status: 'SUCCESS' })

    const { sso_provider } = await kernel.auth.connections.retrieve(connection.id)
    expect(sso_provider).toBe('northstar')
  })

  it('without a button on the site falls back to the plain form, and stays as it was set', async () => {
    const { id, name } = await keep('harbor', { email }, { sso_provider: 'google' })
    const connection = await connect('harbor', { credential: { name } })

    expect(await logIn(connection.id, [{ password }])).toMatchObject({
      asked: [['password']],
      status: 'SUCCESS',
    })

    expect(await kernel.credentials.retrieve(id)).toMatchObject({
      sso_provider: 'google',
      value_keys: ['email', 'password'],
    })
  })
})

describe('a TOTP secret', () => {
  const { identifier: username, password: master, totpSecret = '' } = siteNamed('keyring').account
  const now = () => authenticatorCode(totpSecret, Date.now())

  it('is what the next login needs after a code was typed, which is not kept', async () => {
    const { id, name } = await keep('keyring', { username, password: master })
    const connection = await connect('keyring', { credential: { name } })

    expect(await logIn(connection.id, [{ totp_code: now() }])).toMatchObject({
      asked: [['totp_code']],
      status: 'SUCCESS',
    })

    expect((await kernel.credentials.retrieve(id)).value_keys).toEqual(['password', 'username'])
    // The session is still good: that it asks for nothing says nothing about the next login.
    expect(await logIn(connection.id)).toMatchObject({ asked: [], status: 'SUCCESS' })
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      can_reauth: false,
      can_reauth_reason: 'requires_totp_without_secret',
    })
    await kernel.credentials.update(id, { totp_secret: totpSecret })
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      can_reauth: true,
    })
  })

  it('that a person gives makes the codes of this login and of those after it', async () => {
    const connection = await connect('keyring')

    const first = await logIn(connection.id, [
      { username, password: master, totp_secret: totpSecret.toLowerCase() },
    ])

    expect(first).toMatchObject({ asked: [['username', 'password']], status: 'SUCCESS' })
    const kept = await kernel.auth.connections.retrieve(connection.id)
    const name = kept.credential?.name ?? ''
    expect(await kernel.credentials.retrieve(name)).toMatchObject({
      has_totp_secret: true,
      value_keys: ['password', 'username'],
    })
    const again = await connect('keyring', { credential: { name } })
    expect(await logIn(again.id)).toMatchObject({ asked: [], status: 'SUCCESS' })
  })
})
