import { existsSync } from 'node:fs'
import { findChromium } from '../../backend/src/browser/find-chromium.mjs'
import { Problem } from './problem.mjs'
import { run } from './processes.mjs'
import { root } from './root.mjs'

/** The shell alone is half the size; older releases only know the whole browser. */
const debianPackages = ['chromium-headless-shell', 'chromium']

/**
 * Finds a Chromium, or installs one where that needs no question: as root on Debian or Ubuntu.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string>} The path of its executable.
 */
export const provideChromium = async (say) => {
  const found = findChromium(process.env)
  if (found) return found
  if (process.env.CHROMIUM_PATH) {
    throw new Problem(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which cannot be executed.`)
  }
  const debian = existsSync('/etc/debian_version')
  if (debian && process.getuid?.() === 0) {
    say('Chromium: none found, installing one with apt-get')
    await installWithApt()
    const installed = findChromium(process.env)
    if (installed) return installed
  }
  throw new Problem(
    `No Chromium was found. Install one and start again:\n\n  ${commandFor(debian)}\n\n` +
      'Or say where yours is: CHROMIUM_PATH=/path/to/chromium',
  )
}

const installWithApt = async () => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { cwd: root, env })
  for (const name of debianPackages) {
    const args = ['install', '-y', '-q', '--no-install-recommends', name]
    const { ok } = await run('apt-get', args, { cwd: root, env })
    if (ok) return
  }
}

/** @param {boolean} debian */
const commandFor = (debian) => {
  if (debian) return 'sudo apt-get update && sudo apt-get install -y chromium'
  if (process.platform === 'darwin') return 'brew install --cask chromium'
  if (existsSync('/etc/fedora-release')) return 'sudo dnf install -y chromium'
  if (existsSync('/etc/alpine-release')) return 'sudo apk add chromium'
  return 'install Chromium or Google Chrome with the means of your system'
}
