import type { Inspection } from '@managed-auth/backend/testing'
import type { Account, Book } from './book.ts'
import type { FaultSites } from './fault-site.ts'
import type { EndedFlow } from './invariants.ts'

interface State {
  cookies: { name: string; value: string; domain: string }[]
  origins: { origin: string; localStorage: { name: string; value: string }[] }[]
}

const slackMs = 1_000

/**
 * Every profile opens, and holds for each of its sites one session, whole: the last one that a login
 * began which succeeded. A login that failed or was called off has left nothing in it.
 */
export async function savedWhole(
  inspection: Inspection,
  flows: EndedFlow[],
  sites: FaultSites,
  book: Book,
): Promise<string[]> {
  const profiles = await inspection.query<{ id: string; project_id: string; name: string }>(
    'select id, project_id, name from profiles',
  )
  const found: string[] = []
  for (const profile of profiles) {
    const accounts = book.accounts.filter((account) => account.profile === profile.name)
    const text = await inspection.profileState(profile).catch(() => 'does not open')
    const state = readState(text)
    if (text !== undefined && !state) found.push(`the profile ${profile.name} does not open`)
    for (const account of accounts) found.push(...problemsOf(account, state, flows, sites))
  }
  return found
}

function readState(text: string | undefined): State | undefined {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function problemsOf(
  { connectionId, email, site }: Account,
  state: State | undefined,
  flows: EndedFlow[],
  sites: FaultSites,
): string[] {
  const host = sites.hostOf(site)
  const cookies = state?.cookies.filter(({ domain }) => host.startsWith(`${domain}:`)) ?? []
  const parts = [
    ...cookies.filter(({ name }) => name === 'one' || name === 'two'),
    ...(state?.origins.find(({ origin }) => origin === `http://${host}`)?.localStorage ?? []),
  ].map(({ value }) => value)
  const successes = flows.filter(
    (flow) => flow.connection_id === connectionId && flow.status === 'SUCCESS',
  )
  // The sessions that each success began; none where an earlier one still stood.
  const begun = successes.map((flow) =>
    sites.sessions.filter(
      (session) =>
        session.email === email &&
        session.at >= flow.started_at.getTime() - slackMs &&
        session.at <= flow.updated_at.getTime() + slackMs,
    ),
  )
  const last = begun.findLast((sessions) => sessions.length > 0)
  if (!last) return parts.length > 0 ? [`${email} is in a profile without a login`] : []
  const isWhole = parts.length === 3 && new Set(parts).size === 1
  if (!isWhole) return [`the session of ${email} is saved in ${parts.length} parts that differ`]
  if (last.some(({ id }) => id === parts[0])) return []
  return [`the profile of ${email} does not hold the session of its last success`]
}
