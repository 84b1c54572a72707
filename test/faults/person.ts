import { type Api, Refusal, type SeenConnection } from './api.ts'
import type { Account, Book } from './book.ts'
import type { FaultSites } from './fault-site.ts'
import { until } from './until.ts'

/** A login in which everything goes wrong once takes no longer. */
const longestLoginMs = 90_000

export interface World {
  api: Api
  sites: FaultSites
  book: Book
}

/**
 * Logs in to a site, through whatever happens meanwhile, and answers whatever is asked, each time
 * with a value of its own.
 * @returns How it ended.
 */
export async function logIn(world: World, account: Account): Promise<string> {
  await start(world, account)
  return attend(world, account)
}

export async function start({ api }: World, { connectionId }: Account): Promise<void> {
  try {
    await api.login(connectionId)
  } catch (error) {
    // It was heard at an earlier try, whose answer was lost: the login runs.
    if (!(error instanceof Refusal && error.code === 'too_many_pending_sessions')) throw error
  }
}

export async function attend(world: World, account: Account): Promise<string> {
  const { api } = world
  const answered = new Set<string>()
  return until(
    `the end of the login of ${account.email}`,
    async () => {
      const seen = await api.see(account.connectionId)
      if (seen.flow_status !== 'IN_PROGRESS') return seen.flow_status ?? undefined
      const question = seen.interaction_id
      if (seen.flow_step !== 'AWAITING_INPUT' || !question || answered.has(question))
        return undefined
      answered.add(question)
      await answer(world, account, seen, question)
      return undefined
    },
    longestLoginMs,
  )
}

async function answer(
  { api, sites, book }: World,
  { connectionId, email }: Account,
  { fields }: SeenConnection,
  question: string,
): Promise<void> {
  const values: Record<string, string> = {}
  for (const { ref, type } of fields ?? []) {
    if (type === 'code' || type === 'totp_code') {
      values[ref] = await until('a code', () => sites.codeFor(email), 5_000)
    } else {
      values[ref] = type === 'password' ? book.newPassword(email) : email
    }
  }
  for (const value of Object.values(values)) {
    if (value !== email) book.answers.push({ connectionId, value, at: Date.now() })
  }
  try {
    await api.submit(connectionId, values, question)
  } catch (error) {
    // The question was gone before the answer came; the next one is asked anew.
    if (!(error instanceof Refusal)) throw error
  }
}
