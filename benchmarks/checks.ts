import { parseArgs } from 'node:util'
import { findPostgres, startPostgres, timeChecks } from '@managed-auth/backend/testing'

// How many due health checks are handed out, fetched and completed a second, on a real PostgreSQL
// server. The checks themselves do nothing: their cost is the site's answer.
//
//   npm run bench:checks -- --minutes 10
//
// Without `--minutes` it takes half a minute. CONNECTIONS changes the size, a million by default.

const budget = 1_000
const connections = Number(process.env.CONNECTIONS ?? 1_000_000)
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '0.5' } } })
const minutes = Number(values.minutes)
const stretches = Math.max(1, Math.round(minutes))

const bin = findPostgres()
if (!bin) throw new Error('This needs a PostgreSQL server: apt-get install postgresql')
const server = await startPostgres(bin)
try {
  const size = { connections, seconds: minutes * 60, workers: 2, stretches }
  const timed = await timeChecks(server.url, size)
  const rate = (count: number) => Math.round(count / timed.seconds)
  const slowest = Math.round(Math.min(...timed.rates))
  console.log(
    `${connections} connections due, ${minutes} min: ${rate(timed.handedOut)} handed out and ` +
      `${rate(timed.done)} done a second, ${slowest} in the slowest minute (>= ${budget})`,
  )
  if (stretches > 1) console.log(`each minute: ${timed.rates.map(Math.round).join(', ')}`)
  process.exitCode = slowest >= budget ? 0 : 1
} finally {
  await server.close()
}
