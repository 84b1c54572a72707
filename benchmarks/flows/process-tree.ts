import { readdirSync, readFileSync } from 'node:fs'

// Memory and processor time of a process and all below it, from Linux' /proc.

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Processes end while they are counted.
    return ''
  }
}

/** Fields of /proc/<pid>/stat after the name, which may hold blanks: state, parent, … */
const statOf = (pid: string): string[] => {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function treeOf(root: number): string[] {
  const below = new Map<string, string[]>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = statOf(pid)[1] ?? ''
    below.set(parent, [...(below.get(parent) ?? []), pid])
  }
  const tree = [String(root)]
  for (const pid of tree) tree.push(...(below.get(pid) ?? []))
  return tree
}

const kilobytes = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)

export interface Memory {
  /** Sum of resident memory; what processes share counts for each of them. */
  rssMb: number
  /** Shared memory is divided among those who share it. */
  pssMb: number
  /** What of it the browser's processes hold. */
  browserMb: number
  processes: number
}

export function memoryOf(root: number): Memory {
  const found = treeOf(root)
    .map((pid) => ({ maps: read(`/proc/${pid}/smaps_rollup`), name: read(`/proc/${pid}/comm`) }))
    .filter(({ maps }) => maps !== '')
  const sum = (field: string, some = found) =>
    some.reduce((all, { maps }) => all + kilobytes(maps, field), 0) / 1024
  const browser = found.filter(({ name }) => /chrom|headless/i.test(name))
  return {
    rssMb: sum('Rss'),
    pssMb: sum('Pss'),
    browserMb: sum('Pss', browser),
    processes: found.length,
  }
}

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10

/** Milliseconds of processor time used so far, by process. */
export const cpuMsOf = (root: number): Map<string, number> =>
  new Map(
    treeOf(root).map((pid) => {
      const stat = statOf(pid)
      return [pid, tickMs * (Number(stat[11] ?? 0) + Number(stat[12] ?? 0))]
    }),
  )
