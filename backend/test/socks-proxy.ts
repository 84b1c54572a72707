import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface CountingProxy {
  port: number
  /** Where it was asked to connect to, as `host:port`, in order. */
  targets: string[]
  close(): Promise<void>
}

/** Exactly `count` bytes of what a socket sends. */
async function take(socket: Socket, count: number): Promise<Buffer> {
  for (;;) {
    const chunk: Buffer | null = socket.read(count)
    if (chunk) return chunk
    await once(socket, 'readable')
  }
}

/**
 * A SOCKS5 proxy with user name and password (RFC 1928, RFC 1929) that knows the one command
 * browsers need, and counts what it is asked for.
 */
export async function startSocksProxy(
  account: { username: string; password: string },
  resolve: (host: string) => string,
): Promise<CountingProxy> {
  const targets: string[] = []
  const open = new Set<Socket>()

  async function serve(socket: Socket): Promise<void> {
    const [, methods = 0] = await take(socket, 2)
    await take(socket, methods)
    socket.write(Buffer.from([5, 2]))
    const [, nameLength = 0] = await take(socket, 2)
    const username = (await take(socket, nameLength)).toString()
    const [wordLength = 0] = await take(socket, 1)
    const password = (await take(socket, wordLength)).toString()
    const isKnown = username === account.username && password === account.password
    socket.write(Buffer.from([1, isKnown ? 0 : 1]))
    if (!isKnown) return void socket.end()

    const [, , , kind] = await take(socket, 4)
    const host = await hostOf(socket, kind)
    const port = (await take(socket, 2)).readUInt16BE()
    targets.push(`${host}:${port}`)
    const onward = connect(port, resolve(host))
    open.add(onward)
    await once(onward, 'connect')
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    socket.pipe(onward).pipe(socket)
    onward.on('error', () => socket.destroy())
  }

  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    serve(socket).catch(() => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    targets,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

async function hostOf(socket: Socket, kind: number | undefined): Promise<string> {
  if (kind === 3) {
    const [length = 0] = await take(socket, 1)
    return (await take(socket, length)).toString()
  }
  const address = await take(socket, kind === 4 ? 16 : 4)
  if (kind !== 4) return address.join('.')
  return (address.toString('hex').match(/.{4}/g) ?? []).join(':')
}
