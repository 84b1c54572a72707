import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** How a script is kept apart: by the kernel, or by Node alone. */
export type Cage = 'isolated' | 'process'

export interface Command {
  file: string
  args: string[]
}

/** What a script may use. The wall clock is watched by whoever starts it. */
const limits = {
  heapMib: 256,
  /** Everything it writes to, the heap and Node's own included, in KiB. Linux counts it. */
  memoryKib: 768 * 1024,
  /** One file, in blocks of 512 bytes: Playwright makes an empty folder, and nothing else is due. */
  fileBlocks: 2048,
  openFiles: 64,
  /** Processor time beyond the script's own time, in seconds: to load Playwright on a busy machine. */
  spareSeconds: 30,
}

const bootstrap = fileURLToPath(new URL('./script-process.mjs', import.meta.url))
const playwright = path.dirname(createRequire(import.meta.url).resolve('playwright-core'))
const shell = '/bin/sh'
const unshare = ['/usr/bin/unshare', '/bin/unshare'].find(existsSync)

const underLimits = (seconds: number) =>
  [
    'ulimit -c 0',
    `ulimit -t ${seconds + limits.spareSeconds}`,
    `ulimit -f ${limits.fileBlocks}`,
    `ulimit -n ${limits.openFiles}`,
    // Elsewhere than on Linux there is no such limit, and the heap's own has to do.
    `ulimit -d ${limits.memoryKib} 2>/dev/null || :`,
  ].join('\n')

/**
 * Builds a root of its own out of single files: $1 is an empty folder, and what follows up to `--` is
 * put into it at the same place. No shell, no library beyond those of Node, no socket of this machine.
 * Some file systems forbid to make what is bound read-only; the script is nobody there all the same.
 */
const newRoot = `
root=$1
shift
mount -t tmpfs -o size=8m,mode=755 none "$root"
mkdir -m 1777 "$root/tmp"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$root\${1%/*}"; : >"$root$1"; fi
  mount --bind "$1" "$root$1"
  mount -o remount,bind,ro,nosuid,nodev "$root$1" 2>/dev/null || :
  shift
done
shift`

/** Files that Node itself was loaded from. */
function librariesOfNode(): string[] {
  const report: unknown = process.report.getReport()
  const { sharedObjects } = report as { sharedObjects: string[] }
  return sharedObjects.filter((file) => path.isAbsolute(file) && existsSync(file))
}

/** Node under its permission model: it reads Playwright, writes to an empty folder, starts nothing. */
function nodeWith(scratch: string): string[] {
  const isStable = process.allowedNodeEnvironmentFlags.has('--permission')
  return [
    process.execPath,
    isStable ? '--permission' : '--experimental-permission',
    '--no-warnings',
    `--max-old-space-size=${limits.heapMib}`,
    `--allow-fs-read=${path.join(playwright, '*')}`,
    `--allow-fs-read=${bootstrap}`,
    `--allow-fs-read=${path.join(scratch, '*')}`,
    `--allow-fs-write=${path.join(scratch, '*')}`,
    bootstrap,
    playwright,
    scratch,
  ]
}

/**
 * The command that runs a script in its cage.
 * @param folder - An empty folder of the script's own.
 * @param seconds - How long it may take.
 */
export function commandFor(cage: Cage, folder: string, seconds: number): Command {
  if (cage === 'process') {
    const script = `set -e\n${underLimits(seconds)}\nexec "$@"`
    return { file: shell, args: ['-c', script, 'sh', ...nodeWith(folder)] }
  }
  // Inside it is nobody, in a user namespace without rights over the one that holds its root.
  const leave =
    'exec "$UNSHARE" --user --map-user=65534 --map-group=65534 --root="$root" --wd=/ "$@"'
  const script = `set -e\nUNSHARE=$1\nshift\n${newRoot}\n${underLimits(seconds)}\n${leave}`
  const files = [process.execPath, ...librariesOfNode(), playwright, bootstrap]
  return {
    file: unshare ?? 'unshare',
    args: [
      ...['--user', '--map-root-user', '--mount', '--net', '--pid', '--ipc', '--uts'],
      ...['--fork', '--kill-child', shell, '-c', script, 'sh', unshare ?? 'unshare'],
      ...[folder, ...files, '--', ...nodeWith('/tmp')],
    ],
  }
}

/** The environment of a script: where it may write, and nothing else. */
export const environmentFor = (cage: Cage, folder: string) => ({
  HOME: cage === 'isolated' ? '/tmp' : folder,
  PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
})

/** Whether this machine's kernel lets this user make namespaces, and has what fills them. */
export async function canIsolate(): Promise<boolean> {
  if (process.platform !== 'linux' || !unshare) return false
  const mounts = `${unshare} --user --map-user=65534 --map-group=65534 --root=/ --wd=/ true`
  const args = [
    '--user',
    '--map-root-user',
    '--mount',
    '--net',
    '--pid',
    '--ipc',
    '--uts',
    '--fork',
  ]
  const probe = `mount -t tmpfs none /tmp && ${mounts}`
  return promisify(execFile)(unshare, [...args, shell, '-c', probe]).then(
    () => true,
    () => false,
  )
}
