import { dumpRows, type Inspection, inspectInstallation } from '@managed-auth/backend/testing'
import type { Book } from './book.ts'
import type { FaultSites, Sent } from './fault-site.ts'
import type { Installation } from './installation.ts'
import { savedWhole } from './saved-whole.ts'

export interface EndedFlow {
  id: string
  connection_id: string
  status: string
  attended: boolean
  started_at: Date
  updated_at: Date
  error_code: string | null
}

export interface Verdict {
  flows: EndedFlow[]
  /** What is not as it must be. */
  violations: string[]
}

/** Clocks of one machine, and what is written a moment before it is told. */
const slackMs = 1_000

/** Holds what is left against what must be true whenever everything has come to its end. */
export async function inspect(
  installation: Installation,
  sites: FaultSites,
  book: Book,
): Promise<Verdict> {
  const inspection = await inspectInstallation(installation.workerEnv)
  try {
    const flows = await inspection.query<EndedFlow>(
      'select id, connection_id, status, attended, started_at, updated_at, error_code from flows order by start_order',
    )
    const violations = [
      ...(await leftBehind(inspection)),
      ...(await savedWhole(inspection, flows, sites, book)),
      ...sentTwice(flows, sites, book),
      ...(await inspection.auditProblems()).map((problem) => `the audit log is broken: ${problem}`),
      ...(await readable(installation, sites, book)),
    ]
    return { flows, violations }
  } finally {
    await inspection.close()
  }
}

/** Nothing runs, waits or is held any more. */
async function leftBehind({ query }: Inspection): Promise<string[]> {
  const counts = {
    'flows that never ended': `select from flows where status = 'IN_PROGRESS'`,
    'leases of flows that ended': 'select from flows where lease_ends_at is not null',
    'answers that nobody takes': 'select from flow_answers',
    'locks that nobody gives back': `select from pg_locks where locktype = 'advisory'`,
    'transactions left open': `select from pg_stat_activity
       where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'`,
  }
  const found: string[] = []
  for (const [what, text] of Object.entries(counts)) {
    const rows = await query(text)
    if (rows.length > 0) found.push(`${rows.length} ${what}`)
  }
  return found
}

/**
 * A value was sent at most once for each time it was typed in, and once by each login that began when
 * it was kept already. Every typed password is another one, so that no two logins can be confused.
 */
function sentTwice(flows: EndedFlow[], sites: FaultSites, book: Book): string[] {
  const sent = [...sites.passwords, ...sites.codes]
  return [...new Set(sent.map(({ value }) => value))].flatMap((value) => {
    const times = sent.filter((one) => one.value === value)
    const answers = book.answers.filter((answer) => answer.value === value)
    const account = book.accounts.find(({ email }) => email === times[0]?.email)
    const since = answers[0]?.at ?? 0
    const later = flows.filter(
      (flow) =>
        flow.connection_id === account?.connectionId && flow.started_at.getTime() > since - slackMs,
    )
    const isKept = value.startsWith('pw-')
    const kinds = isKept ? 'password' : 'code'
    const most = answers.length + (isKept ? later.length : 0)
    const byFlow = isKept ? onceAFlow(later, times) : true
    if (times.length <= most && byFlow) return []
    return [`a ${kinds} of ${times[0]?.email} was sent ${times.length} times, not ${most}`]
  })
}

/** A kept password is sent by each login once; what a login sends that gave way may come late. */
function onceAFlow(later: EndedFlow[], times: Sent[]): boolean {
  return later.every((flow, index) => {
    if (later[index - 1]?.status === 'CANCELED') return true
    const from = flow.started_at.getTime()
    const to = later[index + 1]?.started_at.getTime() ?? Number.POSITIVE_INFINITY
    return times.filter(({ at }) => at >= from && at < to).length <= 1
  })
}

/** Passwords and sessions stand nowhere in the clear. */
async function readable(
  { databaseUrl, logs }: Installation,
  sites: FaultSites,
  book: Book,
): Promise<string[]> {
  const secrets = [
    ...book.answers.map(({ value }) => value).filter((value) => value.startsWith('pw-')),
    ...sites.sessions.map(({ id }) => id),
  ]
  const places = { 'a row': await dumpRows(databaseUrl), 'a log': logs() }
  return Object.entries(places).flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map(() => `a secret is readable in ${place}`),
  )
}
