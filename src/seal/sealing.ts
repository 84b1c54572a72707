import type { RequestErrorCode, SealingKey, SubmitRequest } from '#protocol'
import type { Receiver } from './receiver.ts'

/** A submission as a played server goes on with it. */
interface Received {
  body: SubmitRequest
  /** Why it is refused: whoever sent it made a mistake. */
  refusal?: { code: RequestErrorCode; message: string; details?: undefined }
  /** Why it is of no use: the pause is asked again with these words. */
  problem?: string
}

/** What a played server does about sealing. */
export interface Sealing {
  /** For the answer of the exchange; `undefined` where nothing is to be sealed. */
  keys(): Promise<SealingKey[] | undefined>
  open(connectionId: string, body: SubmitRequest): Promise<Received>
}

/** @param enabled - Without it no key is made, and no cryptography loaded. @default false */
export function createSealing(enabled = false): Sealing {
  let made: Promise<Receiver> | undefined
  // One set of keys, whoever asks first.
  const receiver = () => {
    made ??= import('./receiver.ts').then(({ createReceiver }) => createReceiver())
    return made
  }

  return {
    keys: async () => (enabled ? (await receiver()).keys : undefined),
    async open(connectionId, body) {
      if (!body.sealing_key_id) return { body }
      const opened = enabled
        ? await (await receiver()).open(connectionId, body)
        : { refusal: 'This server has no keys to seal to.' }
      if (opened === 'unreadable') return { body, problem: 'This arrived damaged. Type it again.' }
      if ('body' in opened) return opened
      return { body, refusal: { code: 'invalid_input', message: opened.refusal } }
    },
  }
}
