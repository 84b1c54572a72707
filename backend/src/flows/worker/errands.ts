import type { RequestErrorCode } from '@managed-auth/protocol'
import type { Secret } from '../secret.ts'
import type { Worker } from './worker.ts'

// How one process asks another to do something for it: through the database, answered under a key
// that the asking process alone has.

export interface Errand {
  id: string
  kind: keyof Worker
  /** No secrets. */
  asked: object
  /** The one worker that can do it. @default any of them */
  workerId?: string | undefined
  /** Raw public key of the asking process, in base64url. */
  replyKey: string
}

/** What came of it: the sealed result, or why there is none. */
export type Reply = { sealed: string } | { refusal: { code: RequestErrorCode; message: string } }

/** Port: where errands are left and picked up. Implemented in `store/`. */
export interface Errands {
  post(errand: Errand): Promise<void>
  /**
   * Takes the oldest errand that nobody has taken and `workerId` can do; no two callers get the same.
   * @param except - Kinds that are left for others, or for later.
   */
  take(workerId: string, except: Errand['kind'][]): Promise<Errand | undefined>
  reply(id: string, reply: Reply): Promise<void>
  /** The reply, which is gone by this; nothing while there is none. */
  takeReply(id: string): Promise<Reply | undefined>
  /** Nobody waits for it any more. */
  withdraw(id: string): Promise<void>
  /** Calls `listener` when an errand waits to be taken. */
  onPosted(listener: () => void): Promise<void>
  /** Calls `listener` with the id of an errand that has a reply; without one: look at all. */
  onReply(listener: (id: string | undefined) => void): Promise<void>
}

/** Port: a key of this process for replies to it. Implemented in `vault/`. */
export interface ReplyBox {
  publicKey: string
  /** @throws {Error} When the text was sealed to another key or for another errand. */
  open(sealed: string, errandId: string): Promise<Secret>
}

/** Port: seals a reply to the key of whoever asked. Implemented in `vault/`. */
export type SealReply = (value: Secret, replyKey: string, errandId: string) => Promise<string>
