import { get } from 'node:http'
import type { RunningSites } from '@managed-auth/sites'

/** The messages the sites sent, newest first. Node cannot look up `*.localhost` on every system. */
export const readOutbox = (sites: RunningSites) =>
  new Promise<{ code: string }[]>((resolve, reject) => {
    const headers = { host: sites.hostOf('outbox') }
    get({ port: sites.port, host: '127.0.0.1', path: '/messages.json', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(JSON.parse(text)))
    }).on('error', reject)
  })
