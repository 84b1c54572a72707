import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createAskThrough } from './ask-through.ts'
import { createEgress } from './create-egress.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listen() {
  let visits = 0
  const server = createServer((socket) => {
    visits += 1
    socket.on('error', () => socket.destroy()).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, visits: () => visits }
}

const askFor = (reach: (host: string) => Promise<string[]>, port: number) =>
  createAskThrough(
    createEgress({ reach, mayPassOn: () => true }),
    reach,
    undefined,
  )({ url: `http://proxy.example:${port}`, caBundle: undefined, bypassHosts: [] }, undefined)

it('counts a proxy that takes a connection as reached, where nobody says what to ask for', async () => {
  const { port, visits } = await listen()
  expect(await askFor(async () => ['127.0.0.1'], port)).toMatchObject({ reached: true })
  await expect.poll(visits).toBe(1)
})

it('never dials a proxy whose name leads where nothing may go', async () => {
  const { port, visits } = await listen()
  expect(await askFor(async () => [], port)).toMatchObject({ reached: false })
  expect(visits()).toBe(0)
})
