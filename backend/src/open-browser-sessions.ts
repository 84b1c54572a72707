import { timingSafeEqual } from 'node:crypto'
import { createBrowserHost } from './browser/host-browser.ts'
import { createGate } from './cdp/gate.ts'
import type { Config } from './config.ts'
import {
  createSessionService,
  type SessionServiceDeps,
} from './flows/browser-sessions/session-service.ts'
import type { Resolve } from './flows/private-network.ts'
import { openEgress } from './open-egress.ts'

/** Browsers for agents, and the gate before them. */
export function openBrowserSessions(
  config: Config,
  parts: Omit<SessionServiceDeps, 'host' | 'gateways' | 'most'> & { resolve?: Resolve | undefined },
) {
  const { vault, log, resolve } = parts
  const sessions = createSessionService({
    ...parts,
    host: createBrowserHost({
      executablePath: config.chromiumPath ?? '',
      openExit: openEgress(config, log, resolve).open,
    }),
    gateways: config.proxyGateways,
    most: config.mostBrowsers,
  })
  // Not kept: whoever has the key of this installation can tell it anew.
  const tokenOf = (id: string) => vault.mark(`cdp:${id}`)
  const gate = createGate({
    entranceOf: async (id, token) =>
      isSame(token, tokenOf(id)) ? sessions.entranceTo(id) : undefined,
  })
  return {
    sessions,
    /** @param origin - The backend's own address, `http` or `https`. */
    cdpUrl: (origin: string, id: string) =>
      `${origin.replace(/^http/, 'ws')}/browsers/${id}/cdp?token=${tokenOf(id)}`,
    upgrade: gate.upgrade,
    async stop() {
      gate.close()
      await sessions.stop()
    },
  }
}

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
