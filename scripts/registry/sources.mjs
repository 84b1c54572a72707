import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { inRoot } from '../setup/root.mjs'

/**
 * @typedef {object} Source
 * @property {string} path From the repository's root.
 * @property {string} target Where it goes in a host's source folder.
 * @property {string} content With imports that fit there.
 */

// The rooms stay beside one another, so that a copy reads like the original.
const places = /** @type {const} */ ([
  ['src/', 'managed-auth/'],
  ['protocol/src/', 'managed-auth/protocol/'],
  ['examples/custom-ui/src/login/', 'managed-auth/login-card/'],
])

/** @param {string} path */
const targetOf = (path) => {
  const place = places.find(([from]) => path.startsWith(from))
  if (!place) throw new Error(`${path} has no place in the registry.`)
  return place[1] + path.slice(place[0].length)
}

/** @param {string} path */
const read = (path) => readFileSync(inRoot(path), 'utf8')

/**
 * The files and everything of ours they import, directly or not.
 *
 * @param {string[]} entries
 * @returns {Source[]}
 */
export function sourcesOf(entries) {
  const seen = /** @type {Map<string, Source>} */ (new Map())
  const waiting = [...entries]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue
    const { content, imports } = readAsCopy(path)
    seen.set(path, { path, target: targetOf(path), content })
    waiting.push(...imports)
  }
  return [...seen.values()].sort((a, b) => a.target.localeCompare(b.target))
}

/**
 * @param {string} path
 * @returns {{ content: string, imports: string[] }} The text for a host, and what of ours it needs.
 */
function readAsCopy(path) {
  if (!/\.tsx?$/.test(path)) return { content: read(path), imports: [] }
  const imports = /** @type {string[]} */ ([])

  /** @param {string} to */
  const specifierOf = (to) => {
    imports.push(to)
    const relative = posix.relative(posix.dirname(targetOf(path)), targetOf(to))
    // Hosts seldom allow `.ts` in an import.
    const bare = relative.replace(/\.tsx?$/, '')
    return bare.startsWith('.') ? bare : `./${bare}`
  }

  const content = read(path)
    .replace(
      /^import (type )?\{([^}]*)\} from '@managed-auth\/react\/headless'$/gm,
      (_, /** @type {string | undefined} */ type, /** @type {string} */ names) =>
        importEach(names, type ?? '', specifierOf),
    )
    .replace(
      /\b(from |import |import\()'(\.[^']*|#protocol)'/g,
      (whole, /** @type {string} */ verb, /** @type {string} */ specifier) => {
        const to =
          specifier === '#protocol'
            ? 'protocol/src/index.ts'
            : posix.join(posix.dirname(path), specifier)
        // Written by `importEach` a moment ago.
        return /\.(tsx?|css)$/.test(to) ? `${verb}'${specifierOf(to)}'` : whole
      },
    )
  return { content, imports }
}

/**
 * Imports names of the headless entry from the files that hold them.
 *
 * @param {string} names As between the braces.
 * @param {string} type `type ` before the braces, or nothing.
 * @param {(to: string) => string} specifierOf
 */
function importEach(names, type, specifierOf) {
  const byFile = /** @type {Map<string, string[]>} */ (new Map())
  for (const written of names.split(',').map((name) => name.trim())) {
    if (written === '') continue
    const file = homes().get(written.replace(/^type /, ''))
    if (!file) throw new Error(`The headless entry has no ${written}.`)
    byFile.set(file, [...(byFile.get(file) ?? []), written])
  }
  return [...byFile]
    .map(([file, each]) => `import ${type}{ ${each.join(', ')} } from '${specifierOf(file)}'`)
    .join('\n')
}

/** @returns {Map<string, string>} Where each name of the headless entry comes from. */
const homes = () => new Map(exportsOf('src/headless.ts'))

/**
 * @param {string} path
 * @returns {[name: string, file: string][]}
 */
function exportsOf(path) {
  const text = read(path)
  /** @param {string} specifier */
  const resolve = (specifier) => posix.join(posix.dirname(path), specifier)
  const stars = [...text.matchAll(/^export \* from '(\.[^']+)'/gm)]
  const named = [...text.matchAll(/^export (?:type )?\{([^}]*)\} from '(\.[^']+)'/gm)]
  return [
    ...stars.flatMap(([, specifier = '']) => exportsOf(resolve(specifier))),
    ...named.flatMap(([, names = '', specifier = '']) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/^type /, ''))
        .filter(Boolean)
        .map((name) => /** @type {[string, string]} */ ([name, resolve(specifier)])),
    ),
  ]
}
