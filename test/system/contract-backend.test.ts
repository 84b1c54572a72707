import { startBackend } from '@managed-auth/backend/testing'
import { type Site, sites, startSites } from '@managed-auth/sites'
import { authenticatorCode } from '../contract/authenticator-code.ts'
import { describeFlowServer } from '../contract/describe-flow-server.ts'
import type { Behaviour, StartedLogin } from '../contract/flow-server.ts'
import { openElsewhere } from '../support/open-elsewhere.ts'

const siteNames = {
  password: 'harbor',
  'password-and-code': 'keyring',
  'choose-method': 'parcel',
  'pick-account': 'guild',
  'sso-buttons': 'beacon',
  'external-action': 'pigeon',
} satisfies Record<Behaviour, string>

const behaviours = Object.keys(siteNames) as Behaviour[]
const twoTimeSteps = 60_000

describeFlowServer('the backend', behaviours, async () => {
  // A site takes an authenticator code once. The sites' clock jumps instead of the test waiting.
  let ahead = 0
  const now = () => Date.now() + ahead
  const running = await startSites({ now })
  const backend = await startBackend({ MANAGED_AUTH_HEARTBEAT_MS: '1000' })
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

  const startOn = async (site: Site, connectionId: string): Promise<StartedLogin> => {
    const login = await call(`/auth/connections/${connectionId}/login`, {})
    const { identifier, password, totpSecret } = site.account
    return {
      baseUrl: backend.url,
      connectionId: login.id ?? '',
      handoffCode: login.handoff_code ?? '',
      identifier,
      password,
      async code() {
        if (!totpSecret) return running.messages()[0]?.code ?? ''
        ahead += twoTimeSteps
        return authenticatorCode(totpSecret, now())
      },
      async approve() {
        await openElsewhere(running.messages()[0]?.link)
      },
    }
  }
  const siteOf = (behaviour: Behaviour): Site => {
    const name = siteNames[behaviour]
    const site = sites.find((candidate) => candidate.name === name)
    if (!site) throw new Error(`No site plays ${behaviour}.`)
    return site
  }

  return {
    async startLogin(behaviour) {
      const site = siteOf(behaviour)
      connections += 1
      const connection = await call('/auth/connections', {
        domain: running.hostOf(site.name),
        profile_name: `contract-${connections}`,
        allowed_domains: site.allowedDomains ?? [],
      })
      return startOn(site, connection.id ?? '')
    },
    startAgain: ({ connectionId }) => startOn(siteOf('password'), connectionId),
    async close() {
      await backend.close()
      await running.close()
    },
  }
})
