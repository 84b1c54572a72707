import { queryServer } from '@managed-auth/backend/testing'
import { Refusal } from './api.ts'
import type { Account } from './book.ts'
import type { Chance } from './chance.ts'
import type { Installation } from './installation.ts'
import { attend, logIn, start, type World } from './person.ts'
import { until } from './until.ts'

export interface Stage extends World {
  installation: Installation
  chance: Chance
}

const outageMs = 45_000
const checkMs = 8_000

async function connect(stage: Stage, profile?: string): Promise<Account> {
  const { api, book, sites, chance } = stage
  const { email, number } = book.newAccount(chance.happens(0.4) ? 'code' : 'plain')
  const site = `site${number}`
  const shared = profile ?? `profile-${number}`
  const { id } = await api.connect(sites.hostOf(site), shared)
  const account = { connectionId: id, site, email, profile: shared }
  book.accounts.push(account)
  return account
}

/** An account of the last rounds; a new one where there is none yet. */
async function known(stage: Stage): Promise<Account> {
  const recent = stage.book.accounts.slice(-6)
  if (recent.length === 0) return connected(stage)
  return stage.chance.pick(recent)
}

async function connected(stage: Stage): Promise<Account> {
  const account = await connect(stage)
  await logIn(stage, account)
  return account
}

/** What people, and the backend by itself, do in a round. */
export const actions = {
  async 'logs in'(stage: Stage) {
    await connected(stage)
  },
  async 'logs in at two sites on one profile at once'(stage: Stage) {
    const first = await connect(stage)
    const second = await connect(stage, first.profile)
    await Promise.all([logIn(stage, first), logIn(stage, second)])
  },
  async 'logs in again'(stage: Stage) {
    const account = await known(stage)
    if (stage.chance.happens(0.5)) stage.sites.endSessions(account.email)
    await logIn(stage, account)
  },
  async 'begins anew while one runs'(stage: Stage) {
    const account = await connect(stage)
    await start(stage, account)
    await logIn(stage, account)
  },
  async 'walks away'(stage: Stage) {
    const account = await connect(stage)
    await start(stage, account)
    const { databaseUrl } = stage.installation
    // Nobody waits twenty minutes here.
    await until('a short end', () => shorten(databaseUrl, account), outageMs)
    await attend(stage, account)
  },
  async 'has a login checked'(stage: Stage) {
    await check(stage, await known(stage))
  },
  async 'loses a session, which the backend renews by itself'(stage: Stage) {
    const account = await known(stage)
    stage.sites.endSessions(account.email)
    await check(stage, account)
  },
  async 'asks for a code that only a worker can make'(stage: Stage) {
    const { email, number } = stage.book.newAccount('plain')
    const name = `totp-${email}`
    try {
      await stage.api.makeTotp(name, `totp${number}.example`)
    } catch (error) {
      // An earlier try made it, and its answer was lost.
      if (!(error instanceof Refusal && error.status === 409)) throw error
    }
    const { code } = await stage.api.totpCode(name)
    if (!/^\d{6}$/.test(code)) throw new Error('That is no code.')
  },
} satisfies Record<string, (stage: Stage) => Promise<void>>

export type ActionName = keyof typeof actions
export const actionNames = Object.keys(actions) as ActionName[]

async function shorten(databaseUrl: string, { connectionId }: Account): Promise<true> {
  await queryServer(
    databaseUrl,
    `with over as (
       update flows set expires_at = now() + interval '1 second'
       where connection_id = $1 and status = 'IN_PROGRESS' returning connection_id)
     select pg_notify('connection_changed', connection_id) from over`,
    [connectionId],
  )
  return true
}

async function check(stage: Stage, account: Account): Promise<void> {
  const { api } = stage
  const { connectionId } = account
  const before = (await api.see(connectionId)).last_auth_check_at
  try {
    await api.check(connectionId)
  } catch (error) {
    // It was never logged in: there is nothing to check.
    if (error instanceof Refusal) return
    throw error
  }
  const isMade = async () =>
    (await api.see(connectionId)).last_auth_check_at === before ? undefined : true
  // One whose worker was killed is made again minutes later, in the middle of another round.
  await until('a check', isMade, checkMs).catch(() => undefined)
  await attend(stage, account)
}
