import pg from 'pg'

const firstRetryMs = 100
const lastRetryMs = 5_000

/** Hears what any process says on a channel, on a connection of its own. */
export interface Listener {
  /**
   * @param onPayload - Called with what was said.
   * @param onGap - Called when something may have been said unheard: the connection was lost.
   */
  listen(channel: string, onPayload: (payload: string) => void, onGap: () => void): Promise<void>
  close(): Promise<void>
}

interface Ear {
  channel: string
  onPayload: (payload: string) => void
  onGap: () => void
}

/** Connects, and connects again whenever the server was away. */
export async function openListener(url: string): Promise<Listener> {
  const ears: Ear[] = []
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true })
    let isLost = false
    // Without a listener a broken connection ends the process; `end` follows and is acted on.
    next.on('error', () => undefined)
    next.once('end', () => {
      isLost = true
      if (client === next) retryIn(firstRetryMs)
    })
    next.on('notification', ({ channel, payload = '' }) => {
      for (const ear of ears) if (ear.channel === channel) ear.onPayload(payload)
    })
    try {
      await next.connect()
      for (const channel of new Set(ears.map((ear) => ear.channel))) {
        await next.query(`listen ${channel}`)
      }
      if (isLost || isClosed) throw new Error('The connection was lost while it was made.')
    } catch (error) {
      await next.end().catch(() => undefined)
      throw error
    }
    client = next
    // Whoever came while the list above was read.
    for (const { channel } of ears) await listenOn(channel)
  }

  /** A connection that is lost is made again, and listens to every channel then. */
  async function listenOn(channel: string): Promise<void> {
    try {
      await client?.query(`listen ${channel}`)
    } catch {
      await client?.end().catch(() => undefined)
    }
  }

  function retryIn(ms: number): void {
    if (isClosed) return
    client = undefined
    clearTimeout(timer)
    timer = setTimeout(() => {
      connect().then(
        () => {
          for (const { onGap } of ears) onGap()
        },
        () => retryIn(Math.min(2 * ms, lastRetryMs)),
      )
    }, ms)
  }

  await connect()
  let listening = Promise.resolve()
  return {
    listen(channel, onPayload, onGap) {
      ears.push({ channel, onPayload, onGap })
      // One at a time, as the connection wants it.
      listening = listening.then(() => listenOn(channel))
      return listening
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
