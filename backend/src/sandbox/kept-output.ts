import type { Readable } from 'node:stream'

/** Bytes that are kept. The rest is read and thrown away, so that the writer is not held up. */
const most = 64 * 1024

/** Collects the beginning of what a process writes. @returns What it was so far. */
export function keepOutput(stream: Readable): () => string {
  const parts: Buffer[] = []
  let length = 0
  let isCut = false
  stream.on('data', (chunk: Buffer) => {
    const kept = chunk.subarray(0, most - length)
    isCut ||= kept.length < chunk.length
    if (kept.length === 0) return
    parts.push(kept)
    length += kept.length
  })
  return () => {
    const text = Buffer.concat(parts).toString('utf8')
    return isCut ? `${text}\n… cut off after ${most / 1024} KiB.` : text
  }
}
