import { Kernel } from '@onkernel/sdk'
import { createApp } from '../server/app.ts'
import { createConnections } from '../server/connections.ts'
import type { CredentialHandlers } from '../server/credentials.ts'
import { createOperations } from '../server/operations.ts'
import type { Proofs } from '../server/proofs.ts'

export const apiKey = 'sk_only_the_server_knows'
export const managedAuthUrl = 'https://auth.example.com'

type Answer = { status?: number; body: unknown }
/** What Managed Auth answers, by `GET /path`. */
export type Answers = Record<string, Answer>

/** The app before a Managed Auth that answers from a table; the SDK in between is the real one. */
export const startApp = (answers: Answers) => {
  const asked: string[] = []
  const sent: Record<string, unknown> = {}
  const photographed: Parameters<Proofs['take']>[0][] = []

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(String(input))
    const route = `${init?.method ?? 'GET'} ${pathname}`
    asked.push(route)
    if (typeof init?.body === 'string') sent[route] = JSON.parse(init.body)
    const found = answers[route]
    if (!found) throw new TypeError('fetch failed')
    return Response.json(found.body, { status: found.status ?? 200 })
  }

  const client = new Kernel({ apiKey, baseURL: managedAuthUrl, fetch, maxRetries: 0 })
  const connections = createConnections({
    client,
    managedAuthUrl,
    profileName: 'demo-user',
    listDemoSites: async () => [
      {
        name: 'harbor',
        title: 'Harbor',
        family: 'entrances',
        shows: 'One page.',
        domain: 'harbor.localhost:5170',
        account: { identifier: 'a@b.test', password: 'demo', fullName: 'A', email: 'a@b.test' },
      },
    ],
  })
  const proofs: Proofs = {
    take: async (proof) => {
      photographed.push(proof)
      return Buffer.from('a picture')
    },
    close: async () => undefined,
  }
  const credentials: CredentialHandlers = {
    own: async ({ url }) => Response.json({ own: new URL(url).pathname }),
    vaults: async ({ url }) => Response.json({ vaults: new URL(url).pathname }),
  }
  const operations = createOperations({ client, apiKey, managedAuthUrl })
  const webDir = import.meta.dirname
  const app = createApp({ connections, proofs, credentials, operations, managedAuthUrl, webDir })
  const call = (path: string, init?: RequestInit) =>
    app.request(`http://localhost:3000/api/connections${path}`, init)
  return { app, call, asked, sent, photographed }
}
