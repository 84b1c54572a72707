import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.mjs'
import { run } from './processes.mjs'
import { inRoot, root } from './root.mjs'

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string[]} from Files and folders it is made of.
 * @property {string[]} to What stands there afterwards; the oldest tells the build's age.
 * @property {string[]} npmArgs
 */

const library = ['dist/src/index.js', 'dist/styles.css', 'dist/types/src/index.d.ts']

/** @type {Build} */
export const libraryBuild = {
  name: 'library',
  from: ['src', 'protocol/src', 'vite.config.ts', 'tsconfig.base.json', 'tsconfig.types.json'],
  to: library,
  npmArgs: ['run', 'build'],
}

/** In this order: the pages are made with the built library. @type {Build[]} */
export const builds = [
  libraryBuild,
  {
    name: 'hosted page',
    from: ['hosted', ...library],
    to: ['hosted/dist/index.html'],
    npmArgs: ['run', 'build', '--workspace', 'hosted'],
  },
  {
    name: 'customer app',
    from: ['examples/customer-app', ...library],
    to: ['examples/customer-app/dist/index.html'],
    npmArgs: ['run', 'build', '--workspace', 'examples/customer-app'],
  },
  {
    name: 'custom UI',
    from: ['examples/custom-ui', ...library],
    to: ['examples/custom-ui/dist/index.html'],
    npmArgs: ['run', 'build', '--workspace', 'examples/custom-ui'],
  },
]

/**
 * Builds what is missing or older than its sources.
 *
 * @param {(line: string) => void} say
 * @param {Build[]} wanted
 */
export const buildWhatIsStale = async (say, wanted = builds) => {
  for (const build of wanted) {
    if (isFresh(build)) continue
    say(`Building: ${build.name}`)
    // A test that asks for it has another environment, in which React's development runtime would be built in.
    const env = { ...process.env, NODE_ENV: 'production' }
    const { ok, output } = await run('npm', build.npmArgs, { cwd: root, env })
    if (!ok) throw new Problem(`${output}\nBuilding the ${build.name} failed.`)
  }
}

/** @param {Build} build */
const isFresh = ({ from, to }) => {
  const outputs = to.map((path) => inRoot(path))
  if (!outputs.every((path) => existsSync(path))) return false
  const oldestOutput = Math.min(...outputs.map((path) => statSync(path).mtimeMs))
  return newest(from.map((path) => inRoot(path))) <= oldestOutput
}

/**
 * @param {string[]} paths
 * @returns {number} When the newest file among them was last changed.
 */
const newest = (paths) => Math.max(0, ...paths.map(changedAt))

/** @param {string} path */
const changedAt = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  const names = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'dist')
  // The folder's own time tells of files that were taken away.
  return Math.max(names.length === 0 ? 0 : stat.mtimeMs, newest(names.map((n) => join(path, n))))
}
