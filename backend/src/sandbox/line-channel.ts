import type { Duplex } from 'node:stream'

/**
 * Reads a stream line by line.
 * @param most - Bytes of a line. A longer one ends the stream: whoever wrote it fills the memory here.
 */
export function readLines(stream: Duplex, most: number, onLine: (line: string) => void): void {
  let parts: Buffer[] = []
  let length = 0
  stream.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      onLine(Buffer.concat([...parts, chunk.subarray(from, end)]).toString('utf8'))
      parts = []
      length = 0
      from = end + 1
    }
    const rest = chunk.subarray(from)
    length += rest.length
    if (length > most) stream.destroy()
    else if (rest.length > 0) parts.push(rest)
  })
}
