import { readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'

/**
 * What processes of this backend name the folders of browsers, archives and scripts: after their
 * machine and themselves. Containers may share a folder and have the same numbers.
 */
const ours = /^managed-auth-(?:browser|profile|script)-(.+)-(\d+)-[^-]+$/

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is somebody else's, and lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Removes folders of processes that were killed before they could: there are cookies in them.
 * @param folder - @default where this system keeps temporary files
 */
export async function removeLeftFolders(folder = tmpdir()): Promise<void> {
  const left = (await readdir(folder)).filter((name) => {
    const [, machine, pid] = ours.exec(name) ?? []
    return machine === hostname() && !isAlive(Number(pid))
  })
  const remove = (name: string) => rm(path.join(folder, name), { recursive: true, force: true })
  // One that cannot be removed is another user's.
  await Promise.all(left.map((name) => remove(name).catch(() => undefined)))
}
