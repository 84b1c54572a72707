import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The fixed text of RFC 6455, section 1.3, by which a server shows that it speaks WebSocket. */
const handshakeText = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

const textFrame = 0x1
const closeFrame = 0x8

/**
 * Answers text messages over a WebSocket (RFC 6455): enough for a site of ours and a browser, which
 * sends short, unfragmented messages.
 *
 * @param answer - Takes a message, returns what to send back.
 */
export const acceptWebSocket = (
  request: IncomingMessage,
  socket: Duplex,
  answer: (message: string) => string,
) => {
  const key = request.headers['sec-websocket-key'] ?? ''
  const accept = createHash('sha1')
    .update(key + handshakeText)
    .digest('base64')
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  let received = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    for (let frame = readFrame(received); frame; frame = readFrame(received)) {
      received = received.subarray(frame.size)
      if (frame.kind === closeFrame) socket.end()
      if (frame.kind === textFrame) socket.write(writeFrame(answer(frame.payload.toString())))
    }
  })
  socket.on('error', () => socket.destroy())
}

/** One masked frame of a browser; nothing while it is not complete. RFC 6455, section 5.2. */
const readFrame = (bytes: Buffer) => {
  const [head = 0, second = 0] = bytes
  const short = second & 0x7f
  if (bytes.length < 2 || (short === 126 && bytes.length < 4)) return undefined
  const at = short === 126 ? 4 : 2
  const length = short === 126 ? bytes.readUInt16BE(2) : short
  const size = at + 4 + length
  if (bytes.length < size) return undefined
  const mask = bytes.subarray(at, at + 4)
  const payload = Buffer.from(bytes.subarray(at + 4, size))
  for (const [index, byte] of payload.entries()) payload[index] = byte ^ (mask[index % 4] ?? 0)
  return { kind: head & 0xf, payload, size }
}

const writeFrame = (message: string) => {
  const payload = Buffer.from(message)
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | textFrame, payload.length])
      : Buffer.from([0x80 | textFrame, 126, payload.length >> 8, payload.length & 0xff])
  return Buffer.concat([head, payload])
}
