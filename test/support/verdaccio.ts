import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@managed-auth/backend/testing'
import { startProgram } from './child.ts'

const bin = fileURLToPath(import.meta.resolve('verdaccio/bin/verdaccio'))

/** An empty registry that asks nobody else and lets anyone sign up. */
const configOf = (sessionSeconds: number) => `
security:
  web:
    sign:
      expiresIn: ${sessionSeconds}s
storage: ./storage
auth:
  htpasswd:
    file: ./htpasswd
uplinks: {}
packages:
  '**':
    access: $authenticated
    publish: $authenticated
log: { type: stdout, format: json, level: http }
`

/**
 * Verdaccio, a package registry with a login page none of us wrote, with one user in it.
 * @param sessionSeconds - How long a login lasts. @default an hour
 */
export async function startVerdaccio(
  user: { name: string; password: string },
  sessionSeconds = 3600,
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'verdaccio-'))
  await writeFile(path.join(folder, 'config.yaml'), configOf(sessionSeconds))
  const host = `localhost:${await freePort()}`
  const program = await startProgram(
    [bin, '--config', path.join(folder, 'config.yaml'), '--listen', host],
    { cwd: folder, until: /http address/ },
  )
  const signedUp = await fetch(`http://${host}/-/user/org.couchdb.user:${user.name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  })
  if (!signedUp.ok) throw new Error(`Verdaccio refused its user: ${signedUp.status}`)
  return {
    host,
    url: `http://${host}/`,
    async close() {
      await program.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
