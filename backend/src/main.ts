import { ConfigError, readConfig } from './config.ts'
import { startServer } from './server.ts'

// The only file that reads the environment and ends the process.

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const server = await startServer(config)
  if (server.newApiKey) {
    console.log(`API key, shown this once: ${server.newApiKey}`)
  }
  console.log(`Managed Auth listens on ${server.url}`)

  let isClosing = false
  const close = async () => {
    if (isClosing) return
    isClosing = true
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', close)
  process.on('SIGTERM', close)
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : 'unknown reason'
  console.error(error instanceof ConfigError ? message : `The server did not start: ${message}`)
  process.exit(1)
})
