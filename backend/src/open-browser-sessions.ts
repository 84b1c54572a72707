import { createFilmMaker } from './browser/film-maker.ts'
import { createBrowserHost } from './browser/host-browser.ts'
import { createCdpAddresses } from './cdp/address.ts'
import { createGate } from './cdp/gate.ts'
import type { Config } from './config.ts'
import {
  createSessionService,
  type SessionServiceDeps,
} from './flows/browser-sessions/session-service.ts'
import type { Resolve } from './flows/private-network.ts'
import { createSessionFilms } from './flows/recordings/session-films.ts'
import { openEgress } from './open-egress.ts'

/** Browsers for agents, and the gate before them. */
export function openBrowserSessions(
  config: Config,
  parts: Omit<SessionServiceDeps, 'host' | 'gateways' | 'most' | 'leaseMs' | 'films'> & {
    resolve?: Resolve | undefined
  },
) {
  const { vault, log, resolve } = parts
  const executablePath = config.chromiumPath ?? ''
  const sessions = createSessionService({
    ...parts,
    host: createBrowserHost({
      executablePath,
      openExit: openEgress(config, log, resolve).open,
    }),
    films: createSessionFilms({
      ...parts,
      sealer: vault,
      filmMaker: createFilmMaker({ executablePath }),
    }),
    gateways: config.proxyGateways,
    most: config.mostBrowsers,
    leaseMs: config.leaseMs,
  })
  const { isToken } = createCdpAddresses(vault.mark)
  const gate = createGate({
    entranceOf: async (id, token) => (isToken(id, token) ? sessions.entranceTo(id) : undefined),
  })
  return {
    sessions,
    upgrade: gate.upgrade,
    async stop() {
      gate.close()
      await sessions.stop()
    },
  }
}
