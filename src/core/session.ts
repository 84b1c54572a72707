import type { SealingKey } from '#protocol'
import { attempt } from './attempt.ts'
import type { Client } from './client.ts'
import { isFinal } from './client-error.ts'
import { exchangeOnce } from './exchange-once.ts'

/** What a page needs to go on with a login after it was loaded again. `jwt` is a secret. */
export interface Session {
  connectionId: string
  /** For three endpoints of this one connection, as long as the login lives. */
  jwt: string
  /** The person has agreed to connect the account. */
  agreed: boolean
  /** Public: what is typed is sealed to one of these. A session kept without them sends it plain. */
  sealingKeys: SealingKey[] | undefined
}

/**
 * Where the host keeps a session over a reload. Not in local or session storage: every script of
 * the page, now or later, could read it there. `docs/session.md` has an example with a cookie.
 */
export interface Resume {
  /** Asked only when the handoff code was refused, as one is that an earlier page has spent. */
  load(): Session | undefined | Promise<Session | undefined>
  /** `undefined` once there is nothing to go on with: forget it then. */
  save(session: Session | undefined): void | Promise<void>
}

/** Spends the handoff code; when it was spent before, takes up the session the host kept. */
export async function openSession(
  client: Client,
  connectionId: string,
  handoffCode: string,
  resume: Resume | undefined,
): Promise<Session> {
  try {
    const { jwt, sealing_keys } = await exchangeOnce(client, connectionId, handoffCode)
    return { connectionId, jwt, agreed: false, sealingKeys: sealing_keys }
  } catch (cause) {
    // The host's trouble with its own storage is no reason to fail otherwise than without it.
    const kept = isFinal(cause) ? await attempt(() => resume?.load()) : undefined
    if (kept?.connectionId === connectionId) return kept
    throw cause
  }
}
