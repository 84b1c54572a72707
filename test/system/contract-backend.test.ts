import { get } from 'node:http'
import { startBackend } from '@managed-auth/backend/testing'
import { type RunningSites, sites, startSites } from '@managed-auth/sites'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { describeFlowServer } from '../contract/describe-flow-server.ts'
import type { Behaviour, StartedLogin } from '../contract/flow-server.ts'

const siteNames = {
  password: 'harbor',
  'password-and-code': 'keyring',
  'choose-method': 'parcel',
  'pick-account': 'guild',
} satisfies { [behaviour in Behaviour]?: string }

const behaviours = Object.keys(siteNames) as (keyof typeof siteNames)[]
const twoTimeSteps = 60_000

/** Node asks the system for `*.localhost`, and not every system knows it. */
const readOutbox = (running: RunningSites) =>
  new Promise<{ code: string }[]>((resolve, reject) => {
    const headers = { host: running.hostOf('outbox') }
    get({ port: running.port, host: '127.0.0.1', path: '/messages.json', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(JSON.parse(text)))
    }).on('error', reject)
  })

describeFlowServer('the backend', behaviours, async () => {
  // A site takes an authenticator code once. The sites' clock jumps instead of the test waiting.
  let ahead = 0
  const now = () => Date.now() + ahead
  const running = await startSites({ now })
  const backend = await startBackend()
  let connections = 0

  const call = async (path: string, body: unknown): Promise<Record<string, string>> => {
    const response = await fetch(`${backend.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${backend.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return response.json()
  }

  return {
    async startLogin(behaviour): Promise<StartedLogin> {
      const site = sites.find(({ name }) => name === siteNames[behaviour as keyof typeof siteNames])
      if (!site) throw new Error(`No site plays ${behaviour}.`)
      connections += 1
      const connection = await call('/auth/connections', {
        domain: running.hostOf(site.name),
        profile_name: `contract-${connections}`,
      })
      const login = await call(`/auth/connections/${connection.id}/login`, {})
      const { identifier, password, totpSecret } = site.account
      return {
        baseUrl: backend.url,
        connectionId: login.id ?? '',
        handoffCode: login.handoff_code ?? '',
        identifier,
        password,
        async code() {
          if (!totpSecret) return (await readOutbox(running))[0]?.code ?? ''
          ahead += twoTimeSteps
          return authenticatorCode(totpSecret, now())
        },
      }
    },
    async close() {
      await backend.close()
      await running.close()
    },
  }
})
