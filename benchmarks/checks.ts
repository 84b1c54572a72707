import { findPostgres, startPostgres, timeChecks } from '@managed-auth/backend/testing'

// How many due health checks are handed out, fetched and completed a second, on a real PostgreSQL
// server. The checks themselves do nothing: their cost is the site's answer.
//
//   node --conditions=@managed-auth/source --import tsx benchmarks/checks.ts
//
// CONNECTIONS and SECONDS change the size; the budget is meant for a million and ten minutes.

const budget = 1_000
const connections = Number(process.env.CONNECTIONS ?? 1_000_000)
const seconds = Number(process.env.SECONDS ?? 30)

const bin = findPostgres()
if (!bin) throw new Error('This needs a PostgreSQL server: apt-get install postgresql')
const server = await startPostgres(bin)
try {
  const timed = await timeChecks(server.url, { connections, seconds, workers: 2 })
  const rate = (count: number) => Math.round(count / timed.seconds)
  console.log(
    `${connections} connections due, ${timed.seconds.toFixed(1)} s: ${rate(timed.handedOut)} handed out ` +
      `and ${rate(timed.done)} done a second (>= ${budget})`,
  )
  process.exitCode = rate(timed.done) >= budget ? 0 : 1
} finally {
  await server.close()
}
