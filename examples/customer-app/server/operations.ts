import { createManagedAuthHandler } from '@managed-auth/react/server'
import type { Kernel } from '@onkernel/sdk'
import type { AgentBrowser, OperationsSettings } from './api-types.ts'

/** Long enough to look around in; nobody is paying for it then. */
const browserSeconds = 300

/**
 * What the operator page needs. An app with users would look at its own session here, and let only
 * its operators through; this one listens on loopback for the one demo user.
 */
export const createOperations = (options: {
  client: Kernel
  apiKey: string
  managedAuthUrl: string
}) => {
  const { client, apiKey, managedAuthUrl } = options
  return {
    /** Connections of the whole project: how they stand, their options, history and recordings. */
    handle: createManagedAuthHandler({
      ...{ apiKey, baseUrl: managedAuthUrl },
      prefix: '/api/operations',
      authorize: () => ({
        allow: [
          'connections:read',
          'connections:check',
          'connections:write',
          'recordings:read',
          'live-views:read',
          'logins:start',
        ],
        scope: 'project',
      }),
    }),

    /** What the options of a connection can be chosen from. */
    async settings(): Promise<OperationsSettings> {
      const [proxies, credentials] = await Promise.all([
        client.proxies.list({ limit: 100 }),
        client.credentials.list({ limit: 100 }),
      ])
      return {
        managedAuthUrl,
        proxies: proxies.items.map(({ id = '', name, type }) => ({ id, name: name ?? type })),
        credentials: credentials.items.map(({ name, domain }) => ({ name, domain })),
      }
    },

    /** A browser as an agent gets it: logged in to everything the profile is logged in to. */
    async openBrowser(profileName: string, startUrl: string | undefined): Promise<AgentBrowser> {
      const browser = await client.browsers.create({
        profile: { name: profileName },
        timeout_seconds: browserSeconds,
        ...(startUrl !== undefined && { start_url: startUrl }),
      })
      return {
        id: browser.session_id,
        cdpUrl: browser.cdp_ws_url,
        liveViewUrl: browser.browser_live_view_url,
        timeoutSeconds: browser.timeout_seconds,
      }
    },

    closeBrowser: (id: string): Promise<void> => client.browsers.deleteByID(id),
  }
}

export type Operations = ReturnType<typeof createOperations>
