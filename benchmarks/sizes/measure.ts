import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export interface Size {
  /** Bytes, gzipped, that the page loads to begin with. */
  first: number
  /** Bytes of what it may load after that, by the name of the file it is for. */
  later: Map<string, number>
}

/** What a host's bundler makes of one file of the built library. */
export async function measure(file: string): Promise<Size> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    splitting: true,
    outdir: 'sizes',
    metafile: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react/*', 'react-dom', 'react-dom/*', '@tanstack/react-query'],
    // The built library stands outside of the folder that has its dependencies.
    nodePaths: [path.resolve('node_modules')],
  })
  const { outputs } = metafile
  const own = Object.keys(outputs).filter((at) => {
    const { entryPoint } = outputs[at] ?? {}
    return entryPoint !== undefined && path.resolve(entryPoint) === file
  })
  const first = withImports(own, new Set())
  const bytes = new Map(
    outputFiles.map(({ path: at, contents }) => [
      path.relative('.', at),
      gzipSync(contents).length,
    ]),
  )
  const sum = (files: Iterable<string>) =>
    [...files].reduce((total, at) => total + (bytes.get(at) ?? 0), 0)

  const later = new Map<string, number>()
  for (const at of first) {
    for (const { path: other, kind } of outputs[at]?.imports ?? []) {
      if (kind !== 'dynamic-import' || !(other in outputs)) continue
      const name = path.basename(other).replace(/-[0-9A-Z]{8}\.js$/, '')
      later.set(name, sum(withImports([other], first)))
    }
  }
  return { first: sum(first), later }

  /** Files and what they import at once, but for what is there already. */
  function withImports(files: string[], there: Set<string>): Set<string> {
    const all = new Set(files.filter((at) => !there.has(at)))
    for (const at of all) {
      for (const { path: other, kind } of outputs[at]?.imports ?? []) {
        if (kind !== 'dynamic-import' && other in outputs && !there.has(other)) all.add(other)
      }
    }
    return all
  }
}
