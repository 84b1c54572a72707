import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { Problem } from './problem.mjs'
import { run } from './processes.mjs'
import { inRoot, root } from './root.mjs'

const lockFile = inRoot('package-lock.json')
const marker = inRoot('node_modules/.managed-auth-lock')
/** npm writes it when an installation is complete, so a half-finished one has none. */
const npmsRecord = inRoot('node_modules/.package-lock.json')

/**
 * Installs exactly what package-lock.json says, unless that was done already.
 *
 * @param {(line: string) => void} say
 */
export const installPackages = async (say) => {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex')
  if (isInstalled(hash)) return
  say('Packages: installing what package-lock.json names (a few minutes the first time)')
  const { ok, output } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root })
  if (!ok) throw new Problem(`${output}\nnpm ci failed; its words stand above.`)
  writeFileSync(marker, hash)
}

/** @param {string} hash */
const isInstalled = (hash) => {
  if (!existsSync(npmsRecord)) return false
  if (existsSync(marker)) return readFileSync(marker, 'utf8') === hash
  // Installed by hand: trust it when the lock has not been touched since.
  if (statSync(npmsRecord).mtimeMs < statSync(lockFile).mtimeMs) return false
  writeFileSync(marker, hash)
  return true
}
