import { execFileSync } from 'node:child_process'
import path from 'node:path'

export interface Tarball {
  path: string
  /** Paths inside the package. */
  files: string[]
}

/** Packs the library as `npm publish` would, into `folder`. */
export function pack(root: string, folder: string): Tarball {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [packed] = JSON.parse(output) as { filename: string; files: { path: string }[] }[]
  if (!packed) throw new Error('npm pack said nothing')
  return {
    path: path.join(folder, packed.filename),
    files: packed.files.map((file) => file.path),
  }
}
