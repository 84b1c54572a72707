import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A login that never stands still: a spinner, a drawing loop, timers, and questions to its server. */
const page = `<!doctype html><html lang="en"><title>Log in</title>
<style>@keyframes turn{to{transform:rotate(1turn)}} i{display:block;width:60px;height:60px;border:8px dotted;animation:turn 1s linear infinite}</style>
<h1>Log in</h1><i></i><canvas width="300" height="80"></canvas><p id="clock"></p>
<form method="post"><label>E-mail <input name="email" type="email" autocomplete="username"></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label><button>Log in</button></form>
<script>
const drawing = document.querySelector('canvas').getContext('2d')
let turn = 0
const draw = () => {
  turn += 1
  for (let at = 0; at < 2000; at += 1) drawing.fillRect((at * turn) % 300, at % 80, 2, 2)
  requestAnimationFrame(draw)
}
draw()
setInterval(() => { document.querySelector('#clock').textContent = new Date().toISOString() }, 50)
setInterval(() => fetch('/poll'), 500)
</script></html>`

export interface RestlessSite {
  /** `domain` of a connection. */
  host: string
  close(): Promise<void>
}

export async function startRestlessSite(): Promise<RestlessSite> {
  const server = createServer((request, response) => {
    const isPage = request.url !== '/poll'
    response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'text/plain' })
    response.end(isPage ? page : 'nothing new')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `localhost:${port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
