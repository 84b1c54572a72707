/** One dispatched event of a stream, its `data:` lines joined. */
export interface ServerSentEvent {
  event: string
  data: string
}

/** Two line ends in a row: LF, CRLF or CR, as a server likes. */
const blankLine = /(?:\r\n|\n|\r(?!\n)){2}/

/**
 * Reads server-sent events from a response body, chunk borders anywhere.
 * An unfinished event at the end of the body is dropped, as the standard says.
 * Leaving the loop cancels the body.
 *
 * @param onBroken - What to throw when the body breaks off.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  onBroken?: (cause: unknown) => never,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(onBroken)
      if (done) return
      const events = (rest + decoder.decode(value, { stream: true })).split(blankLine)
      rest = events.pop() ?? ''

      for (const event of events) {
        const lines = event.split(/[\r\n]+/)
        const valuesOf = (name: string) =>
          lines.flatMap((line) =>
            line.startsWith(name) ? line.slice(name.length).replace(/^ /, '') : [],
          )
        const data = valuesOf('data:')
        if (data[0] !== undefined) {
          yield { event: valuesOf('event:').pop() || 'message', data: data.join('\n') }
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
