import { createCipheriv, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Binding } from '../src/flows/ports.ts'
import { type RootKey, readOrMakeRootKey } from '../src/vault/root-key.ts'

const sqlFolder = path.resolve(import.meta.dirname, '../src/store/sql')
const migrations = ['0001_first_login.sql', '0002_provider_sign_in.sql', '0003_login_plans.sql']

/** Seals as version 1 did: under a key derived from the master key, bound to project, row and field. */
export function sealAsVersion1(root: RootKey, value: string, place: Binding): string {
  const iv = randomBytes(12)
  const bound = ['v1', place.projectId, place.recordId, place.field]
  const cipher = createCipheriv('aes-256-gcm', root.derive('vault'), iv).setAAD(
    Buffer.from(bound.map((part) => `${part.length}:${part}`).join('')),
  )
  const body = Buffer.concat([cipher.update(value), cipher.final()])
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/**
 * Makes a data folder as a server left it that knew of no organisations: a master key, and a database
 * with one profile and one credential.
 */
export async function makeLegacyFolder(
  folder: string,
  values: { state: string; password: string },
) {
  const root = await readOrMakeRootKey(path.join(folder, 'master-key'))
  const lite = await PGlite.create(path.join(folder, 'database'))
  await lite.exec('create table migrations (name text primary key)')
  for (const name of migrations) {
    await lite.exec(await readFile(path.join(sqlFolder, name), 'utf8'))
    await lite.query('insert into migrations (name) values ($1)', [name])
  }
  const projectId = 'proj_default'
  const places = {
    state: { projectId, recordId: 'prof_old', field: 'state' },
    password: { projectId, recordId: 'cred_old', field: 'value:password' },
  }
  await lite.exec(`insert into projects values ('proj_default', 'Default', now())`)
  await lite.query(
    `insert into profiles (id, project_id, name, sealed_state, created_at)
      values ('prof_old', 'proj_default', 'ada', $1, now())`,
    [sealAsVersion1(root, values.state, places.state)],
  )
  await lite.exec(`insert into credentials (id, project_id, name, domain, created_at, updated_at)
    values ('cred_old', 'proj_default', 'ada', 'site.example', now(), now())`)
  await lite.query(`insert into credential_values values ('cred_old', 'password', $1)`, [
    sealAsVersion1(root, values.password, places.password),
  ])
  await lite.close()
  return places
}
