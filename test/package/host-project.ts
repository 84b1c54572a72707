import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Tarball } from './pack.ts'

/** What a host has of its own: the peers, and the tools it typechecks with. */
const ownPackages = [
  'react',
  'react-dom',
  '@tanstack/react-query',
  'msw',
  '@types/react',
  '@types/react-dom',
]

/**
 * Makes an empty project in `folder` and lets npm install the tarball into it, without a network:
 * the library's one dependency and the host's own packages come from `root`.
 */
export function makeHostProject(folder: string, tarball: Tarball, root: string) {
  const local = (name: string) => path.join(root, 'node_modules', name)
  const manifest = {
    name: 'host',
    private: true,
    type: 'module',
    dependencies: { '@managed-auth/react': `file:${tarball.path}`, zod: `file:${local('zod')}` },
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  execFileSync(
    'npm',
    [
      ...['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts'],
      // A copy rather than a link, as from a registry.
      '--install-links=true',
      // The peers are put in place below; npm would look for them in the registry.
      '--legacy-peer-deps',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  for (const name of ownPackages) {
    const place = path.join(folder, 'node_modules', name)
    mkdirSync(path.dirname(place), { recursive: true })
    symlinkSync(local(name), place)
  }
}
