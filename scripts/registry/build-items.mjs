import { sourcesOf } from './sources.mjs'

/**
 * @typedef {object} RegistryFile
 * @property {string} path Where it stands in this repository.
 * @property {'registry:lib' | 'registry:hook' | 'registry:component' | 'registry:file'} type
 * @property {string} target Where it goes in the host's source folder.
 * @property {string} content
 *
 * @typedef {object} RegistryItem
 * @property {string} $schema
 * @property {string} name
 * @property {'registry:lib' | 'registry:hook' | 'registry:block'} type
 * @property {string} title
 * @property {string} description
 * @property {string[]} dependencies Packages, with the versions that are known to work.
 * @property {string[]} registryDependencies Other items, by the namespace the host gives us.
 * @property {RegistryFile[]} files
 *
 * @typedef {Pick<RegistryItem, 'name' | 'type' | 'title' | 'description' | 'dependencies'>} Item
 */

const query = '@tanstack/react-query@^5.60.0'
const card = 'examples/custom-ui/src/login'

/** What is offered, and the files each begins with; what those import comes along. */
const offered = /** @type {(Item & { entries: string[], needs: string[] })[]} */ ([
  {
    name: 'core',
    type: 'registry:lib',
    title: 'Managed Auth core',
    description: 'The client, the flow store and the steps, without React.',
    dependencies: ['hpke@^1.1.7', 'zod@^4.0.0'],
    entries: ['src/core/index.ts'],
    needs: [],
  },
  {
    name: 'use-login-flow',
    type: 'registry:hook',
    title: 'useLoginFlow',
    description: 'Runs one login: what to show, what can be done, props for plain elements.',
    dependencies: [query],
    entries: ['src/hooks/use-login-flow.ts', 'src/hooks/use-countdown.ts'],
    needs: ['core'],
  },
  {
    name: 'use-connection',
    type: 'registry:hook',
    title: 'useConnection',
    description: "A connection's state, live, in TanStack Query's words.",
    dependencies: [query],
    entries: ['src/hooks/use-connection.ts'],
    needs: ['core'],
  },
  {
    name: 'login-card',
    type: 'registry:block',
    title: 'Login card',
    description: 'A login drawn with useLoginFlow: component, form, countdown and stylesheet.',
    dependencies: [],
    entries: [`${card}/login-card.tsx`],
    needs: ['use-login-flow'],
  },
])

/** @returns {RegistryItem[]} Ready to be served, each file's text included. */
export function buildItems() {
  const own = new Map(offered.map((item) => [item.name, sourcesOf(item.entries)]))
  return offered.map(({ entries, needs, ...item }) => {
    const elsewhere = new Set(needs.flatMap((name) => reachable(own, name)))
    return {
      $schema: 'https://ui.shadcn.com/schema/registry-item.json',
      ...item,
      registryDependencies: needs.map((name) => `@managed-auth/${name}`),
      files: (own.get(item.name) ?? [])
        .filter(({ path }) => !elsewhere.has(path))
        .map(({ path, target, content }) => ({ path, type: typeOf(path), target, content })),
    }
  })
}

/**
 * @param {Map<string, import('./sources.mjs').Source[]>} own
 * @param {string} name
 * @returns {string[]} Paths of the item and of everything it needs.
 */
const reachable = (own, name) => [
  ...(own.get(name) ?? []).map(({ path }) => path),
  ...(offered.find((item) => item.name === name)?.needs ?? []).flatMap((n) => reachable(own, n)),
]

/**
 * @param {string} path
 * @returns {RegistryFile['type']}
 */
const typeOf = (path) => {
  if (path.endsWith('.css')) return 'registry:file'
  if (path.startsWith('src/hooks/')) return 'registry:hook'
  return path.startsWith(card) ? 'registry:component' : 'registry:lib'
}
