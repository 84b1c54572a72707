import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { startServer } from '../src/server.ts'
import { openEmbeddedDatabase } from '../src/store/database.ts'

it('lets go of the data folder when the worker cannot start', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'start-fails-'))
  const config = readConfig({
    PORT: '0',
    MANAGED_AUTH_DATA_DIR: folder,
    MANAGED_AUTH_LOG_LEVEL: 'silent',
  })
  const starting = startServer({ ...config, chromiumPath: undefined })
  await expect(starting).rejects.toThrow('No Chromium was found.')

  // It would refuse as long as anybody holds the folder.
  const database = await openEmbeddedDatabase(folder)
  await database.close()
  await rm(folder, { recursive: true })
}, 60_000)
