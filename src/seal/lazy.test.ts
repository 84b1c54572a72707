import { build, type Metafile } from 'esbuild'
import { expect, it } from 'vitest'

// What seals answers weighs more than a third of the login: no page loads it that is not asked to.
// Nor does one load what a login of fields and a code never shows.

const isUncommon = (file: string) => /src\/.*\/uncommon[^/]*(\/|\.ts$)|en-failures/.test(file)
const isSealing = (file: string) => /src\/seal\/|node_modules\/hpke\//.test(file)

/** What is loaded with a file, and what later. */
function filesOf({ outputs }: Metafile, entry: string) {
  const first = new Set(Object.keys(outputs).filter((at) => outputs[at]?.entryPoint === entry))
  for (const at of first) {
    for (const { path, kind } of outputs[at]?.imports ?? []) {
      if (kind !== 'dynamic-import' && path in outputs) first.add(path)
    }
  }
  const inputsOf = (at: string) => Object.keys(outputs[at]?.inputs ?? {})
  const later = Object.keys(outputs).filter((at) => !first.has(at))
  return { first: [...first].flatMap(inputsOf), later: later.flatMap(inputsOf) }
}

async function bundle(entry: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'unwritten',
    write: false,
    metafile: true,
    conditions: ['@managed-auth/source', 'module', 'browser'],
    external: ['react', 'react/*', 'react-dom', '@tanstack/react-query', 'msw'],
  })
  return metafile
}

it.each(['src/index.ts', 'src/headless.ts', 'src/core/index.ts', 'src/mock/index.ts'])(
  '%s loads what seals only when it is needed',
  async (entry) => {
    const metafile = await bundle(entry)
    const { first, later } = filesOf(metafile, entry)

    // The mock's own switch is all of it that stands at the front.
    const switches = ['src/seal/sealing.ts']
    expect(first.filter(isSealing).filter((file) => !switches.includes(file))).toEqual([])
    expect(later.some((file) => file.includes('node_modules/hpke/'))).toBe(true)
  },
)

it.each(['src/index.ts', 'src/headless.ts'])(
  '%s loads what only some logins show when one does',
  async (entry) => {
    const { first, later } = filesOf(await bundle(entry), entry)

    expect(first.filter(isUncommon)).toEqual([])
    expect(later.filter(isUncommon)).toContain('src/core/uncommon/uncommon.ts')
  },
)
