/** One dispatched event of a stream, its `data:` lines joined. */
export interface ServerSentEvent {
  event: string
  data: string
}

/**
 * Reads server-sent events from a response body, chunk borders anywhere.
 * An unfinished event at the end of the body is dropped, as the standard says.
 * Leaving the loop cancels the body.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  let endedWithCr = false
  let event = ''
  let data: string[] = []

  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      let text = decoder.decode(value, { stream: true })
      // CR alone ends a line at once; an LF that opens the next chunk belongs to that same end.
      if (endedWithCr && text.startsWith('\n')) text = text.slice(1)
      if (text) endedWithCr = text.endsWith('\r')
      const lines = (rest + text).split(/\r\n|\r|\n/)
      rest = lines.pop() ?? ''

      for (const line of lines) {
        if (line === '') {
          if (data.length > 0) yield { event: event || 'message', data: data.join('\n') }
          event = ''
          data = []
          continue
        }
        const [, name, content] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
        if (name === 'event') event = content ?? ''
        if (name === 'data') data.push(content ?? '')
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
