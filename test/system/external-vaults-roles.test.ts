import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  findPostgres,
  freePort,
  startPostgres,
  writeKeepassFile,
} from '@managed-auth/backend/testing'
import { sites, startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { expect, it } from 'vitest'
import { type RunningProgram, startProgram } from '../support/child.ts'

const postgres = findPostgres()
const backendFolder = path.resolve(import.meta.dirname, '../../backend')
const apiKey = 'sk_test_external_0123456789abcdef'
const masterPassword = 'canary master password 6b0'

it.skipIf(!postgres)('opens a password manager in a worker, for an API that cannot', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-roles-'))
  const [database, running] = await Promise.all([startPostgres(postgres ?? ''), startSites()])
  const started: RunningProgram[] = []
  const start = async (role: string, env: Record<string, string>) =>
    started.push(
      await startProgram(['--import', 'tsx', 'src/main.ts'], {
        cwd: backendFolder,
        env: {
          DATABASE_URL: database.url,
          MANAGED_AUTH_ROLE: role,
          MANAGED_AUTH_API_KEY: apiKey,
          MANAGED_AUTH_DATA_DIR: path.join(folder, role),
          MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
          ...env,
        },
        until: /listens on (http:\S+)/,
      }),
    )
  try {
    const [site] = sites
    if (!site) throw new Error('There are no sites.')
    const { identifier, password } = site.account
    await writeKeepassFile(path.join(folder, 'team.kdbx'), {
      masterPassword,
      entries: [
        {
          title: site.name,
          fields: { UserName: identifier, URL: running.urlOf(site.name) },
          secrets: { Password: password },
        },
      ],
    })
    const port = await freePort()
    // Only the worker knows where the files are.
    await start('api', { PORT: String(port), CHROMIUM_PATH: '' })
    await start('worker', { PORT: '0', MANAGED_AUTH_KEEPASS_DIR: folder })
    const kernel = new Kernel({ apiKey, baseURL: `http://localhost:${port}` })

    const body = { name: 'file', provider_type: 'keepass', file: 'team.kdbx', token: 'wrong' }
    const { id } = await kernel.credentialProviders.create(body as never)
    expect(await kernel.credentialProviders.test(id)).toMatchObject({
      success: false,
      error: expect.stringMatching(/master password/),
    })
    await kernel.credentialProviders.update(id, { token: masterPassword })
    expect(await kernel.credentialProviders.test(id)).toMatchObject({ success: true })
    const { items } = await kernel.credentialProviders.listItems(id)
    expect(items?.map(({ title }) => title)).toEqual([site.name])

    const connection = await kernel.auth.connections.create({
      domain: running.hostOf(site.name),
      profile_name: 'ada',
      credential: { provider: 'file', auto: true },
    })
    await kernel.auth.connections.login(connection.id)
    const steps: (string | undefined)[] = []
    for await (const event of await kernel.auth.connections.follow(connection.id)) {
      if (event.event === 'managed_auth_state') steps.push(event.flow_step)
    }
    expect(steps).toEqual(['DISCOVERING', 'SUBMITTING', 'COMPLETED'])
    expect(await kernel.auth.connections.retrieve(connection.id)).toMatchObject({
      status: 'AUTHENTICATED',
    })
    for (const program of started) {
      expect(program.output()).not.toContain(masterPassword)
      expect(program.output()).not.toContain(password)
    }
  } finally {
    for (const program of started) await program.kill()
    await database.close()
    await running.close()
    await rm(folder, { recursive: true, force: true })
  }
})
