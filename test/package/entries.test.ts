import { readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { publicEntries } from '../boundaries/rules.ts'

// What a host can import, by name. A name that appears, goes or changes its kind is a decision:
// `npx vitest run --project node test/package -u` writes it down, and a changeset explains it.

const root = path.resolve(import.meta.dirname, '../..')

const entries = Object.entries(publicEntries).filter(([name]) => !name.endsWith('.css'))

const program = ts.createProgram(
  entries.map(([, file]) => path.join(root, file)),
  {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ['@managed-auth/source'],
    allowImportingTsExtensions: true,
    noEmit: true,
    jsx: ts.JsxEmit.ReactJSX,
    types: [],
  },
)
const checker = program.getTypeChecker()

/** One line for each value and type that an entry exports, sorted. */
async function exportsOf(file: string): Promise<string> {
  // A class that is exported as a type alone still looks like a value to the checker.
  const values: object = await import(path.join(root, file))
  const source = program.getSourceFile(path.join(root, file))
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${file} is no module.`)
  const lines = checker
    .getExportsOfModule(module)
    .map(({ name }) => `${Object.hasOwn(values, name) ? 'value' : 'type '} ${name}`)
  return `${lines.sort().join('\n')}\n`
}

it.each(entries)('%s exports what it did', async (name, file) => {
  const snapshot = `${name.replace('@managed-auth/', '').replaceAll('/', '-')}.txt`

  await expect(await exportsOf(file)).toMatchFileSnapshot(
    path.join(import.meta.dirname, 'exports', snapshot),
  )
})

it('has an entry for every text pack', () => {
  const packs = ['text', 'text/credentials', 'text/status'].flatMap((folder) =>
    readdirSync(path.join(root, 'src', folder))
      .filter((file) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file))
      .map((file) => `./${folder}/${file.replace('.ts', '')}`),
  )
  const exported = Object.keys(manifest.exports).filter((name) => name.startsWith('./text/'))

  expect(exported.sort()).toEqual(packs.sort())
})
