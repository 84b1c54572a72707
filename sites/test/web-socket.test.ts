import { once } from 'node:events'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { type RunningSites, startSites } from '../src/index.ts'

let running: RunningSites | undefined
afterEach(() => running?.close())

const connect = async (host: string) => {
  running = await startSites()
  const upgrade = request({
    host: '127.0.0.1',
    port: running.port,
    path: '/socket',
    headers: {
      host: `${host}.localhost:${running.port}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      // The example of RFC 6455, section 1.3, whose answer is known.
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    },
  })
  upgrade.end()
  return upgrade
}

/** A text frame as browsers send it: masked. */
const frame = (message: string) => {
  const payload = Buffer.from(message)
  const mask = Buffer.from([1, 2, 3, 4])
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  const length =
    payload.length < 126
      ? [0x80 | payload.length]
      : [0x80 | 126, payload.length >> 8, payload.length & 0xff]
  return Buffer.concat([Buffer.from([0x81, ...length]), mask, masked])
}

const answerTo = async (socket: Duplex, sent: Buffer[]): Promise<unknown> => {
  for (const part of sent) socket.write(part)
  const [bytes]: Buffer[] = await once(socket, 'data')
  return JSON.parse(bytes?.subarray(2).toString() ?? '')
}

it('shakes hands as the standard says, and answers what is said', async () => {
  const [response, socket] = await once(await connect('sonar'), 'upgrade')

  const answer = await answerTo(socket, [frame('{"ask":"resume","token":"unknown"}')])

  expect(response.headers['sec-websocket-accept']).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
  expect(answer).toEqual({})
})

it('puts a message together that comes in pieces', async () => {
  const [, socket] = await once(await connect('sonar'), 'upgrade')
  const long = frame(JSON.stringify({ ask: 'login', email: 'x'.repeat(200), password: 'y' }))

  const answer = await answerTo(socket, [long.subarray(0, 3), long.subarray(3)])

  expect(answer).toEqual({ problem: 'Incorrect e-mail or password.' })
})

it('hangs up where no site takes the connection', async () => {
  const upgrade = await connect('harbor')

  const [error] = await once(upgrade, 'error').then(
    (args) => args,
    (thrown: unknown) => [thrown],
  )

  expect(error).toMatchObject({ code: 'ECONNRESET' })
})
