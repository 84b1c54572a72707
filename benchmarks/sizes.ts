import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build as buildLibrary } from 'vite'
import manifest from '../package.json' with { type: 'json' }
import { measure } from './sizes/measure.ts'

// npm run bench:sizes - what a host's page loads, entry by entry: the library as it is published,
// bundled by esbuild, minified, gzipped, with everything the entry exports. React and TanStack Query
// are the host's own and stay outside. Ends with 1 while an entry is over its budget; `npm test` runs it.

interface Entry {
  name: keyof typeof manifest.exports
  /** kB, as decision 0007 has it; 1 kB is 1000 bytes. Lower it with every gain. */
  budget: number
}

const entries: Entry[] = [
  { name: '.', budget: 14 },
  { name: './headless', budget: 8 },
  { name: './core', budget: 6.5 },
  { name: './styles.css', budget: 2.5 },
  { name: './credentials', budget: 14.5 },
  { name: './status', budget: 9.1 },
  { name: './status.css', budget: 1.5 },
  { name: './credentials.css', budget: 1.5 },
]

/** When a file that is not loaded at once is loaded, by its name. */
const occasions: Record<string, string> = {
  uncommon: 'something to pick, refused or failed',
  'uncommon-look': 'the same, in the component',
  'seal-submission': 'the server wants answers sealed',
  decode: 'a picture of a QR code',
}

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

const folder = mkdtempSync(path.join(tmpdir(), 'managed-auth-sizes-'))
const kB = (bytes: number) => (bytes / 1000).toFixed(2)
let over = 0
try {
  await buildLibrary({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  const fileOf = (name: Entry['name']) => {
    const entry = manifest.exports[name]
    return (typeof entry === 'object' ? entry.default : entry).replace('./dist', folder)
  }
  const later = new Map<string, number>()

  console.log('entry         kB at once     budget                later as well')
  for (const { name, budget } of entries) {
    const size = await measure(fileOf(name))
    const isOver = size.first > budget * 1000
    if (isOver) over += 1
    const excess = isOver ? `over by ${kB(size.first - budget * 1000)}` : ''
    const row = [
      name.padEnd(18),
      kB(size.first).padStart(5),
      budget.toFixed(1).padStart(9),
      excess.padEnd(12),
      [...size.later.keys()].join(', '),
    ]
    console.log(row.join('  ').trimEnd())
    for (const [part, bytes] of size.later) later.set(part, bytes)
  }

  console.log('\nloaded later    kB           when there is')
  for (const [part, bytes] of later) {
    console.log(`${part.padEnd(16)}${kB(bytes).padEnd(13)}${occasions[part] ?? ''}`.trimEnd())
  }

  // What a page loads that draws the component and imports nothing else, as the peers were measured.
  const page = path.join(folder, 'page.js')
  writeFileSync(page, `export { ManagedAuthLogin } from './src/index.js'\n`)
  const { first } = await measure(page)
  const sealed = first + (later.get('seal-submission') ?? 0)
  console.log(`\nA login of fields and a code loads ${kB(first)} kB; sealed, ${kB(sealed)} kB.`)
  const own = {
    name: 'ours: ManagedAuthLogin alone',
    size: (first / 1000).toFixed(1),
    note: 'hooks, streams, both wire shapes',
  }
  console.log('\npeer                              kB min+gzip')
  for (const { name, size, note } of [own, ...peers]) {
    console.log(`${name.padEnd(32)}${size.padStart(13)}  ${note}`.trimEnd())
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (over > 0) console.log(`\n${over} of ${entries.length} entries are over their budget.`)
process.exitCode = over > 0 ? 1 : 0
