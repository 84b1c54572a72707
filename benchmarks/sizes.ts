import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

// npm run bench:sizes - what a host's page loads, entry by entry: minified, gzipped, with everything
// the entry exports. React and TanStack Query are the host's own and stay outside. Ends with 1 while
// an entry is over its budget. With `--ceilings`, as in `npm test`, only when one has grown past what
// decision 0007 accepts: a budget that is missed stays in sight and cannot get worse unseen.

interface Entry {
  name: string
  file: string
  /** kB, as published with the budgets of the project; 1 kB is 1000 bytes. */
  budget: number
  /** kB, just above the present size: what no change may pass. Lower it with every gain. */
  ceiling?: number
  /** What is loaded later is for. @default sealing answers, once a server wants them sealed */
  later?: string
}

const entries: Entry[] = [
  { name: '.', file: 'src/index.ts', budget: 14, ceiling: 15.8 },
  { name: './headless', file: 'src/headless.ts', budget: 6.5, ceiling: 8.7 },
  { name: './core', file: 'src/core/index.ts', budget: 6.5, ceiling: 6 },
  { name: './styles.css', file: 'src/styles/index.css', budget: 3, ceiling: 2.5 },
  { name: './credentials', file: 'src/credentials.ts', budget: 14.5, later: 'read a QR code' },
  { name: './status', file: 'src/status.ts', budget: 7, ceiling: 8.9 },
  { name: './status.css', file: 'src/styles/status.css', budget: 1.5 },
  { name: './credentials.css', file: 'src/styles/credentials.css', budget: 1.5 },
]

/** Provider and login component, measured the same way on 2026-11-20. */
const peers = [
  {
    name: 'Kernel managed-auth-react 0.1.0',
    size: '14.5',
    note: '+ 3.1 CSS; no hooks, no streams',
  },
  { name: 'Clerk', size: '23.1', note: 'about 422 with what it loads at run time' },
  { name: 'Descope', size: '49.0', note: 'about 187 loaded' },
  { name: 'Clerk Elements', size: '64.1', note: '' },
  { name: 'Stytch', size: '83.1', note: '' },
  { name: 'Firebase UI', size: '90.2', note: '' },
  { name: 'SuperTokens', size: '110.2', note: '' },
  { name: 'better-auth-ui', size: '159', note: '35 peer dependencies' },
  { name: 'Auth0 Lock', size: '272', note: '' },
]

interface Size {
  /** What the page loads to begin with. */
  first: number
  /** What it loads later, once something asks for it: a server, or a picture. */
  later: number
}

async function kilobytes(file: string): Promise<Size> {
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
    conditions: ['@managed-auth/source', 'module', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react', 'react/*', 'react-dom', 'react-dom/*', '@tanstack/react-query'],
  })
  const chunks = Object.entries(metafile.outputs)
  const first = new Set(
    chunks.filter(([, { entryPoint }]) => entryPoint === file).map(([at]) => at),
  )
  for (const at of first) {
    for (const { path: other, kind } of metafile.outputs[at]?.imports ?? []) {
      if (kind !== 'dynamic-import' && other in metafile.outputs) first.add(other)
    }
  }
  const size = { first: 0, later: 0 }
  for (const { path: at, contents } of outputFiles) {
    const isFirst = first.has(path.relative('.', at)) || at.endsWith('.css')
    size[isFirst ? 'first' : 'later'] += gzipSync(contents).length / 1000
  }
  return size
}

const limit = process.argv.includes('--ceilings') ? 'ceiling' : 'budget'
let over = 0
console.log('entry           kB min+gzip   budget')
for (const { name, file, budget, ceiling = budget, later: use = 'seal answers' } of entries) {
  const { first: size, later } = await kilobytes(file)
  if (size > { budget, ceiling }[limit]) over += 1
  const excess = size > budget ? `  over by ${(size - budget).toFixed(2)}` : ''
  const verdict = later > 0 ? `${excess}  + ${later.toFixed(2)} to ${use}, when asked to` : excess
  console.log(
    `${name.padEnd(16)}${size.toFixed(2).padStart(11)}${budget.toFixed(1).padStart(9)}${verdict}`,
  )
}
const own = {
  name: 'ours: ManagedAuthLogin alone',
  size: (await kilobytes('benchmarks/sizes/login.ts')).first.toFixed(1),
  note: 'hooks, streams, both wire shapes',
}
console.log('\npeer                              kB min+gzip')
for (const { name, size, note } of [own, ...peers]) {
  console.log(`${name.padEnd(32)}${size.padStart(13)}  ${note}`.trimEnd())
}
if (over > 0) console.log(`\n${over} of ${entries.length} entries are over the ${limit}.`)
process.exit(over > 0 ? 1 : 0)
