import { freePort } from '@managed-auth/backend/testing'
import type { RunningSites } from '@managed-auth/sites'
import { type RunningProgram, startProgram } from '../../test/support/child.ts'

const program = `import { startSites } from '@managed-auth/sites'
await startSites({ port: Number(process.env.SITES_PORT) })
console.log('The sites are open')`

export interface SitesApart extends Pick<RunningSites, 'hostOf' | 'urlOf'> {
  /** The sites come back with new keys: every session of theirs has ended. */
  endSessions(): Promise<void>
  close(): Promise<void>
}

/** The sites in a process of their own: what they do takes no time of those who log in. */
export async function startSitesApart(): Promise<SitesApart> {
  const port = await freePort()
  const start = (): Promise<RunningProgram> =>
    startProgram(
      ['--conditions=@managed-auth/source', '--import=tsx', '--input-type=module', '-e', program],
      { cwd: process.cwd(), env: { SITES_PORT: String(port) }, until: /open/ },
    )
  let running = await start()
  const hostOf = (name: string) => `${name}.localhost:${port}`
  return {
    hostOf,
    urlOf: (name) => `http://${hostOf(name)}`,
    async endSessions() {
      await running.close()
      running = await start()
    },
    close: () => running.close(),
  }
}
