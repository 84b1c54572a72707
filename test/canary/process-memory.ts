import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

/** Memory of other processes is a file on Linux alone. */
export const canReadMemory = process.platform === 'linux'

const pieceBytes = 4 * 1024 * 1024

export interface MemoryScan {
  /** How much was read. */
  bytes: number
  /** How often each needle stands in it. */
  counts: number[]
}

/**
 * Counts byte sequences in all memory of a running process: heap, buffers, stacks, whatever was
 * freed and not overwritten yet. A heap snapshot of V8 would show none of the last.
 *
 * @param pid - A process of this user; the kernel refuses others.
 */
export function scanMemory(pid: number, needles: Buffer[]): MemoryScan {
  const longest = Math.max(...needles.map(({ length }) => length))
  const counts = needles.map(() => 0)
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  let bytes = 0
  try {
    for (const { start, end } of readableRegions(pid)) {
      // Pieces overlap, so that nothing is missed at their seams; a hit counts where it begins.
      for (let at = start; at < end; at += BigInt(pieceBytes)) {
        const piece = readPiece(memory, at, Math.min(pieceBytes + longest - 1, Number(end - at)))
        bytes += Math.min(piece.length, pieceBytes)
        needles.forEach((needle, index) => {
          counts[index] = (counts[index] ?? 0) + countIn(piece, needle)
        })
      }
    }
  } finally {
    closeSync(memory)
  }
  return { bytes, counts }
}

function readableRegions(pid: number): { start: bigint; end: bigint }[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const region = /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line)
      // Pages of the kernel's own, which cannot be read.
      if (!region || /\[v(var|syscall)/.test(line)) return []
      return [{ start: BigInt(`0x${region[1]}`), end: BigInt(`0x${region[2]}`) }]
    })
}

function readPiece(memory: number, at: bigint, length: number): Buffer {
  const piece = Buffer.alloc(length)
  try {
    return piece.subarray(0, readSync(memory, piece, 0, length, at))
  } catch {
    // A region that went away meanwhile, or belongs to a device.
    return piece.subarray(0, 0)
  }
}

function countIn(piece: Buffer, needle: Buffer): number {
  let count = 0
  for (let at = piece.indexOf(needle); at >= 0; at = piece.indexOf(needle, at + 1)) {
    // What begins behind the seam is counted with the next piece.
    if (at < pieceBytes) count += 1
  }
  return count
}
