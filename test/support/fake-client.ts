import type {
  ExchangeResponse,
  FlowEvent,
  ManagedAuth,
  SealingKey,
  SubmitRequest,
} from '@managed-auth/protocol'
import type { Client } from '../../src/core/client.ts'
import { ClientError } from '../../src/core/client-error.ts'
import { settle } from './manual-runtime.ts'
import { aRecord } from './wire.ts'

/** One open event stream, played by hand. */
export interface FakeStream {
  push(event: FlowEvent): Promise<void>
  close(): Promise<void>
  fail(error: unknown): Promise<void>
  readonly aborted: boolean
}

export interface FakeClient extends Client {
  exchanges: number
  reads: number
  streams: FakeStream[]
  submits: SubmitRequest[]
  /** The keys each submit was given to seal to. */
  sealingKeys: (readonly SealingKey[] | undefined)[]
  /** Signals of the reads, streams and submits made so far. */
  signals: AbortSignal[]
  /** What the next calls do. Replace to fail, to wait, or to answer otherwise. */
  onExchange: () => Promise<ExchangeResponse>
  onRead: () => Promise<ManagedAuth>
  onStream: () => void
  onSubmit: () => Promise<{ accepted: boolean }>
  readonly stream: FakeStream
}

let clients = 0

/** A client without a network. Each has a `baseUrl` of its own, so that no code is shared. */
export function createFakeClient(record: ManagedAuth = aRecord()): FakeClient {
  clients += 1
  const note = (signal: AbortSignal | undefined) => {
    if (signal) fake.signals.push(signal)
  }
  const fake: FakeClient = {
    baseUrl: `https://api-${clients}.example`,
    exchanges: 0,
    reads: 0,
    streams: [],
    submits: [],
    sealingKeys: [],
    signals: [],
    onExchange: async () => ({ jwt: 'jwt' }),
    onRead: async () => record,
    onStream: () => undefined,
    onSubmit: async () => ({ accepted: true }),
    get stream() {
      const last = fake.streams.at(-1)
      if (!last) throw new Error('No stream is open.')
      return last
    },
    exchange: () => {
      fake.exchanges += 1
      return fake.onExchange()
    },
    retrieve: ({ signal }) => {
      fake.reads += 1
      note(signal)
      return fake.onRead()
    },
    submit: ({ body, sealingKeys, signal }) => {
      fake.submits.push(body)
      fake.sealingKeys.push(sealingKeys)
      note(signal)
      return fake.onSubmit()
    },
    async *follow({ signal }) {
      note(signal)
      const { stream, events } = createStream(signal)
      fake.streams.push(stream)
      fake.onStream()
      yield* events
    },
  }
  return fake
}

function createStream(signal: AbortSignal | undefined) {
  const queue: (() => FlowEvent | undefined)[] = []
  let wake = () => {}
  const add = (item: () => FlowEvent | undefined) => {
    queue.push(item)
    wake()
    return settle()
  }
  const fail = (error: unknown) =>
    add(() => {
      throw error
    })
  signal?.addEventListener('abort', () => void fail(new ClientError('network_error', 'aborted')))

  const stream: FakeStream = {
    push: (event) => add(() => event),
    close: () => add(() => undefined),
    fail,
    get aborted() {
      return signal?.aborted ?? false
    },
  }
  async function* events(): AsyncGenerator<FlowEvent> {
    for (;;) {
      while (queue.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      const event = queue.shift()?.()
      if (!event) return
      yield event
    }
  }
  return { stream, events: events() }
}
