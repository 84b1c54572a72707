import { open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process exists but is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Claims a data folder for this process. The embedded database does not do so itself and two
 * writers destroy it. A lock left behind by a killed process is taken over.
 *
 * @returns Gives the folder free again.
 * @throws {Error} When a running process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, 'process.pid')
  const holder = Number(await readFile(file, 'utf8').catch(() => ''))
  if (holder && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `The data folder ${folder} is in use by process ${holder}. Stop it, or set MANAGED_AUTH_DATA_DIR to another folder.`,
    )
  }
  await rm(file, { force: true })
  const handle = await open(file, 'wx', 0o600)
  await handle.writeFile(String(process.pid))
  await handle.close()
  return () => rm(file, { force: true })
}
