import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { isAway } from './is-away.ts'

/** So long a connection is tried for; a server that restarts is back by then. */
const patienceMs = 5_000
const firstRetryMs = 50
const lastRetryMs = 800

type Take = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (error?: Error | boolean) => void,
) => void

/**
 * A pool that waits a while for a server that is away. Only for a connection: a statement that broke
 * off may have taken effect, and is for the caller to judge.
 */
export class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(take: Take): void
  override connect(take?: Take): Promise<pg.PoolClient> | undefined {
    const connecting = this.#connect()
    if (!take) return connecting
    connecting.then(
      (client) => take(undefined, client, client.release.bind(client)),
      (error: Error) => take(error, undefined, () => undefined),
    )
    return undefined
  }

  async #connect(): Promise<pg.PoolClient> {
    const end = Date.now() + patienceMs
    for (let waitMs = firstRetryMs; ; waitMs = Math.min(2 * waitMs, lastRetryMs)) {
      try {
        return await super.connect()
      } catch (error) {
        if (!isAway(error) || this.ending || Date.now() + waitMs > end) throw error
        await pause(waitMs)
      }
    }
  }
}
