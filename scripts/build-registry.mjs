// Writes the registry that `shadcn add` reads: an index and one file for each item.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildItems } from './registry/build-items.mjs'
import { inRoot } from './setup/root.mjs'

const folder = inRoot('registry/dist')
const items = buildItems()

/**
 * @param {string} name
 * @param {object} content
 */
const write = (name, content) =>
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(content, undefined, 2)}\n`)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const item of items) write(item.name, item)
write('registry', {
  $schema: 'https://ui.shadcn.com/schema/registry.json',
  name: 'managed-auth',
  // The schema asks for one; who serves the files knows it.
  homepage: process.env.REGISTRY_HOMEPAGE ?? 'https://managed-auth.example',
  items: items.map(({ $schema, files, ...item }) => ({
    ...item,
    files: files.map(({ content, ...file }) => file),
  })),
})
console.log(`${items.map(({ name }) => name).join(', ')} -> registry/dist`)
