import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { allowedHosts, ownHosts } from '../src/flows/allowed-hosts.ts'
import type { Enough, LoginPage } from '../src/flows/login-page.ts'
import type { Plan } from '../src/flows/plan/plan.ts'
import type { Departure } from '../src/flows/plan/replay.ts'
import { KnownValues } from '../src/flows/run/known-values.ts'
import { type Arrival, walkLogin } from '../src/flows/run/walk.ts'
import { Secret } from '../src/flows/secret.ts'
import type { Snapshot } from '../src/flows/snapshot.ts'
import { createTestAuthenticator } from './play-login.ts'

// A login on the plan of the one before, over saved pages.

interface Page {
  name: string
  change?: (snapshot: Snapshot) => void
}

async function readPage({ name, change }: Page): Promise<Snapshot> {
  const file = path.join(import.meta.dirname, `snapshots/${name}.json`)
  const snapshot: Snapshot = JSON.parse(await readFile(file, 'utf8'))
  change?.(snapshot)
  return snapshot
}

interface Login extends Arrival {
  /** Names of the fields of each pause. */
  asked: string[][]
  typed: string[][]
  departures: Departure[]
  /** For each page that was waited for: how, and whether it was taken before it had settled. */
  waits: { eager: boolean; taken: boolean }[]
}

async function logIn(
  pages: (string | Page)[],
  options: {
    plan?: Plan | undefined
    stored?: Record<string, string>
    domain?: string
    hasSavedState?: boolean
  } = {},
  answers: Record<string, string>[] = [],
): Promise<Login> {
  const snapshots = await Promise.all(
    pages.map((page) => readPage(typeof page === 'string' ? { name: page } : page)),
  )
  const log: Pick<Login, 'asked' | 'typed' | 'departures' | 'waits'> = {
    asked: [],
    typed: [],
    departures: [],
    waits: [],
  }
  let at = 0
  const now = () => snapshots[Math.min(at, snapshots.length - 1)] as Snapshot
  const wait = (enough: Enough | undefined) => {
    log.waits.push({ eager: enough?.eager === true, taken: enough?.isShown(now()) === true })
  }
  const page: LoginPage = {
    goto: async (_url, enough) => wait(enough),
    observe: async () => now(),
    act: async (action, enough) => {
      if (action.kind === 'fill') {
        log.typed.push(action.entries.map(({ value }) => value.reveal()))
        for (const { filling } of action.entries) if (filling?.by === 'decoy') filling.onSwap()
      }
      at += 1
      wait(enough)
    },
    changes: async () => false,
    storageMark: async () => String(at),
    saveState: async () => new Secret('{}'),
    park: async () => undefined,
    wake: async () => undefined,
    close: async () => undefined,
  }
  const known = new KnownValues()
  known.add(options.stored ?? {})
  const startUrl = snapshots[0]?.url ?? ''
  const domain = options.domain ?? new URL(startUrl).host
  const arrival = await walkLogin({
    page,
    known,
    startUrl,
    isAllowedHost: allowedHosts(domain, []),
    isNamedHost: ownHosts(domain),
    isOwnHost: ownHosts(domain),
    hasSavedState: options.hasSavedState ?? false,
    authenticator: createTestAuthenticator().authenticator,
    plan: options.plan,
    onDeparture: (departure) => log.departures.push(departure),
    signal: new AbortController().signal,
    person: {
      tell: async () => undefined,
      spend: async () => undefined,
      async ask({ fields }) {
        log.asked.push(fields.map(({ ref }) => ref))
        const values = answers[log.asked.length - 1]
        if (!values) throw new Error(`Nobody answers pause ${log.asked.length}.`)
        return { values, choiceId: undefined }
      },
      sendElsewhere: async () => undefined,
    },
  })
  return { ...arrival, ...log }
}

const harbor = ['harbor-home', 'harbor-login', 'harbor-signed-in']
const stored = { email: 'ada@example.test', password: 'lovelace-1843' }

const recorded = async (pages: string[], values: Record<string, string>) => {
  const { plan } = await logIn(pages, { stored: values })
  if (!plan) throw new Error('Nothing was recorded.')
  return plan
}

it('walks the recorded way without waiting for a page to settle, and asks nothing', async () => {
  const plan = await recorded(harbor, stored)

  const login = await logIn(harbor, { plan, stored })

  expect(login).toMatchObject({ asked: [], departures: [] })
  expect(login.typed).toEqual([['ada@example.test', 'lovelace-1843']])
  expect(login.waits).toEqual(harbor.map(() => ({ eager: true, taken: true })))
  expect(login.plan).toBeUndefined()
})

it('takes the page the last login ended on for a session that lives on, before it has settled', async () => {
  const plan = await recorded(harbor, stored)

  const login = await logIn(['harbor-signed-in'], { plan, stored, hasSavedState: true })

  expect(login).toMatchObject({ asked: [], typed: [], departures: [], plan: undefined })
  expect(login.waits).toEqual([{ eager: true, taken: true }])
})

it('knows a product again that asks for names and passwords itself, and fills nothing in', async () => {
  const connects = {
    name: 'harbor-login',
    change: (page: Snapshot) => {
      const [first] = page.controls
      if (!first) throw new Error('The page has no control.')
      page.url = 'https://harbor.test/networks'
      for (const control of page.controls) control.selector = `#network ${control.selector}`
      const { length: node } = page.controls
      const signOut = { ...first, node, kind: 'button' as const, label: 'Log out', form: undefined }
      page.controls.push(signOut)
    },
  }
  const { plan } = await logIn(['harbor-login', connects], { stored })

  const login = await logIn([connects], { plan, stored, hasSavedState: true })

  expect(login).toMatchObject({ asked: [], typed: [], departures: [] })
})

it('believes no saved session that shows a page of the way to the login', async () => {
  const plan = await recorded(['harbor-login', 'harbor-signed-in'], stored)
  const [step] = plan.steps
  if (!step) throw new Error('Nothing was recorded.')
  const circular = { ...plan, arrival: step }

  const login = await logIn(['harbor-login', 'harbor-signed-in'], {
    plan: circular,
    stored,
    hasSavedState: true,
  })

  expect(login.typed).toEqual([['ada@example.test', 'lovelace-1843']])
})

it('leaves the plan at the page that has changed, gets there all the same, and records anew', async () => {
  const plan = await recorded(harbor, stored)
  const moved = {
    name: 'harbor-login',
    change: (page: Snapshot) => {
      page.url = 'https://harbor.test/account/login'
    },
  }

  const login = await logIn(['harbor-home', moved, 'harbor-signed-in'], { plan, stored })

  expect(login.departures).toEqual([{ step: 1, difference: 'other_address' }])
  expect(login.waits.map(({ eager }) => eager)).toEqual([true, true, false])
  expect(login.waits[1]?.taken).toBe(false)
  expect(login.plan?.steps.map((step) => step.path)).toEqual(['/', '/account/login'])
})

it('asks the person after the kept password was refused, and types none twice', async () => {
  const plan = await recorded(harbor, stored)

  const login = await logIn(
    ['harbor-home', 'harbor-login', 'harbor-refused', 'harbor-signed-in'],
    { plan, stored },
    [{ email: 'ada@example.test', password: 'new' }],
  )

  expect(login.asked).toEqual([['email', 'password']])
  expect(login.typed.map(([, password]) => password)).toEqual(['lovelace-1843', 'new'])
  expect(login.departures).toMatchObject([{ step: 2 }])
  expect(login.plan?.steps).toEqual(plan.steps)
})

it('still asks for a code, which no plan knows', async () => {
  const pages = ['keyring-login', 'keyring-code', 'keyring-signed-in']
  const values = { username: 'ada', password: 'pw' }
  const first = await logIn(pages, { stored: values }, [{ totp_code: '111111' }])

  const login = await logIn(pages, { plan: first.plan, stored: values }, [{ totp_code: '222222' }])

  expect(login.asked).toEqual([['totp_code']])
  expect(login.typed).toEqual([['ada', 'pw'], ['222222']])
  expect(login.departures).toEqual([])
  expect(JSON.stringify(first.plan)).not.toContain('111111')
})

it('types nothing on a host the connection no longer allows, whatever the plan says', async () => {
  const plan = await recorded(['harbor-login', 'harbor-signed-in'], stored)

  const login = logIn(['harbor-login', 'harbor-signed-in'], { plan, stored, domain: 'other.test' })

  await expect(login).rejects.toMatchObject({ code: 'domain_not_allowed' })
})

it('fills in nothing early where a new field has come', async () => {
  const plan = await recorded(harbor, stored)
  const grown = {
    name: 'harbor-login',
    change: ({ controls }: Snapshot) => {
      const like = controls.find(({ name }) => name === 'email')
      if (like) controls.push({ ...like, node: controls.length, name: 'tenant', type: 'text' })
    },
  }

  const login = await logIn(['harbor-home', grown, 'harbor-signed-in'], { plan, stored }, [
    { tenant: 'north' },
  ])

  expect(login.departures).toEqual([{ step: 1, difference: 'other_fields_or_choices' }])
})
