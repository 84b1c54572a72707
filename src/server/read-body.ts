import { refuse } from './refusal.ts'

/** As much as the API takes itself: wire protocol 2.6. */
const mostBytes = 64 * 1024

/**
 * The body as JSON; without one, `undefined`.
 *
 * @throws {Refusal} `unsupported_media_type`, `payload_too_large`, `bad_request`.
 */
export async function readBody(request: Request): Promise<unknown> {
  if (!request.body) return undefined
  const bytes = await readBytes(request.body)
  if (bytes.length === 0) return undefined
  // A form of another site can send text, never this type.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? '')) {
    throw refuse('unsupported_media_type', 'Send the body as application/json.')
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // The parser's own words quote the body.
    throw refuse('bad_request', 'The body is not JSON.')
  }
}

async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > mostBytes) {
      await reader.cancel()
      throw refuse('payload_too_large', 'The body is larger than 64 KiB.')
    }
    pieces.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
