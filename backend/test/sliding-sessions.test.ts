import { Server } from 'proxy-chain'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createProber } from '../src/browser/create-prober.ts'
import { calibrateProbe, checkByProbe, type ProbeDeps } from '../src/flows/checks/check-by-probe.ts'
import { keepSlid } from '../src/flows/checks/keep-slid.ts'
import type { Browsers } from '../src/flows/login-page.ts'
import type { SavedState } from '../src/flows/ports.ts'
import type { Connection } from '../src/flows/records.ts'
import { Secret } from '../src/flows/secret.ts'
import { startServer, type TestServer } from './start-server.ts'

// A site that gives a new session cookie with every visit and takes none of the older ones.

let site: TestServer
let proxy: Server
let turn = 1
let isForgetful = false

beforeEach(async () => {
  turn = 1
  isForgetful = false
  site = await startServer((request, response) => {
    const shown = /\bsession=(\d+)/.exec(request.headers.cookie ?? '')?.[1]
    if (isForgetful || shown !== String(turn)) {
      return void response.writeHead(302, { location: '/login' }).end()
    }
    turn += 1
    response.setHeader('set-cookie', `session=${turn}; Max-Age=3600; Path=/`)
    response.end('<title>Orders</title><a href="/logout">Sign out</a>')
  })
  proxy = new Server({ host: '127.0.0.1', port: 0 })
  await proxy.listen()
})
afterEach(async () => {
  await site.close()
  await proxy.close(true)
})

function openCheck() {
  let saved = {
    version: 1,
    sealedState: JSON.stringify({
      cookies: [
        {
          name: 'session',
          value: '1',
          domain: 'localhost',
          path: '/',
          expires: Date.now() / 1000 + 3600,
          httpOnly: false,
          secure: false,
          sameSite: 'Lax',
        },
      ],
      origins: [{ origin: 'http://localhost', localStorage: [{ name: 'a', value: 'b' }] }],
    }),
  }
  let probe: Connection['probe'] = null
  const server = `http://127.0.0.1:${proxy.port}`
  const deps = {
    store: {
      profiles: {
        saved: async () => saved,
        saveState: async (_id: string, { sealedState, basedOn }: SavedState) => {
          if (basedOn !== saved.version) return 'profile_moved'
          saved = { sealedState, version: basedOn + 1 }
          return 'saved'
        },
      },
      checks: {
        keepProbe: async (_id: string, kept: Connection['probe']) => {
          probe = kept ?? null
        },
      },
    },
    vault: {
      open: async (text: string) => new Secret(text),
      seal: async (value: Secret) => value.reveal(),
      mark: (text: string) => text,
    },
    gateways: {},
    prober: createProber(async () => ({ proxy: server, close: async () => undefined })),
    now: () => new Date(),
  } as unknown as ProbeDeps
  const browsers = { userAgent: async () => 'a browser' } as unknown as Browsers
  const connection = (): Connection =>
    ({
      id: 'ma_1',
      projectId: 'proj_1',
      profileId: 'prof_1',
      domain: 'localhost',
      allowedDomains: [],
      postLoginUrl: site.url('/orders'),
      proxyId: null,
      probe,
    }) as unknown as Connection
  return {
    deps,
    browsers,
    connection,
    saved: () => ({ ...JSON.parse(saved.sealedState), version: saved.version }),
  }
}

it('keep their newest cookie through a calibration, and all else that is stored', async () => {
  const { deps, browsers, connection, saved } = openCheck()
  await calibrateProbe({ ...deps, browsers }, connection(), 'probe_1')

  expect(connection().probe).not.toBeNull()
  expect(turn).toBe(3)
  expect(saved()).toMatchObject({
    version: 2,
    cookies: [{ name: 'session', value: '3' }],
    origins: [{ localStorage: [{ name: 'a', value: 'b' }] }],
  })
})

it('stay logged in over many checks, each of which saves what it was given', async () => {
  const { deps, browsers, connection, saved } = openCheck()
  await calibrateProbe({ ...deps, browsers }, connection(), 'probe_1')
  for (const check of ['check_1', 'check_2', 'check_3']) {
    const { verdict, profile } = await checkByProbe(deps, connection(), check)
    expect(verdict).toEqual({ state: 'logged_in', tier: 'probe' })
    if (profile) await keepSlid(deps, connection(), check, profile)
  }
  expect(saved()).toMatchObject({ version: 5, cookies: [{ value: '6' }] })
})

it('are not touched by a check that finds them over', async () => {
  const { deps, browsers, connection, saved } = openCheck()
  await calibrateProbe({ ...deps, browsers }, connection(), 'probe_1')
  isForgetful = true
  const { verdict } = await checkByProbe(deps, connection(), 'check_1')
  expect(verdict).toEqual({ state: 'logged_out', tier: 'probe' })
  expect(saved()).toMatchObject({ version: 2, cookies: [{ value: '3' }] })
})
