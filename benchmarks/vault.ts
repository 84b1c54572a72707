import { findPostgres, startPostgres, timeRewrapping } from '@managed-auth/backend/testing'

// node --conditions=@managed-auth/source --import tsx benchmarks/vault.ts - how long it takes to
// replace the key-encryption key of an installation with many organisations and old versions.

const keys = 100_000
const organisations = 1_000
const budgetMs = 10_000

async function measure(name: string, databaseUrl: string | undefined): Promise<boolean> {
  const ms = await timeRewrapping(keys, organisations, databaseUrl)
  const verdict = ms <= budgetMs ? 'ok' : 'OVER'
  console.log(
    `${name}: ${keys} keys of ${organisations} organisations wrapped anew in ${(ms / 1000).toFixed(1)} s (<= ${budgetMs / 1000} s) ${verdict}`,
  )
  return ms <= budgetMs
}

const isQuick = [await measure('embedded database', undefined)]
const postgres = findPostgres()
if (postgres) {
  const server = await startPostgres(postgres)
  try {
    isQuick.push(await measure('PostgreSQL server', server.url))
  } finally {
    await server.close()
  }
}
process.exitCode = isQuick.every(Boolean) ? 0 : 1
