import { sites } from './sites.ts'
import { startSites } from './start-sites.ts'

const given = process.env.SITES_PORT ?? '5170'
const port = Number(given)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`SITES_PORT must be a port number from 0 to 65535, not "${given}".`)
  process.exit(1)
}

// The secret is public: these accounts are for show, and their sessions should outlive a restart.
const running = await startSites({ port, secret: 'login sites for show' })
console.log(`${sites.length} login sites: http://localhost:${running.port}`)
console.log(`Outbox:         ${running.urlOf('outbox')}`)

const stop = () => {
  void running.close()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
