import { type Database, openEmbeddedDatabase, openServerDatabase } from '../src/store/database.ts'
import { findPostgres, startPostgres } from './start-postgres.ts'

const postgres = findPostgres()

/** What a test of SQL runs on: its name, whether it can be had here, and how it is opened. */
export const databases: [string, boolean, () => Promise<Database>][] = [
  ['embedded', true, () => openEmbeddedDatabase(undefined)],
  [
    'server',
    postgres !== undefined,
    async () => {
      const server = await startPostgres(postgres ?? '')
      const database = await openServerDatabase(server.url)
      const close = async () => {
        await database.close()
        await server.close()
      }
      return { ...database, close }
    },
  ],
]
