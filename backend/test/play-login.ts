import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FillMode } from '@managed-auth/protocol'
import { allowedHosts, ownHosts } from '../src/flows/allowed-hosts.ts'
import type { Answer } from '../src/flows/answer.ts'
import type { TypedSecret } from '../src/flows/filling/filling-policy.ts'
import type { Action, LoginPage } from '../src/flows/login-page.ts'
import type { Interaction } from '../src/flows/records.ts'
import { Authenticator } from '../src/flows/run/authenticator.ts'
import { KnownValues } from '../src/flows/run/known-values.ts'
import type { KeptSignIn } from '../src/flows/run/sides.ts'
import type { Noted } from '../src/flows/run/trace.ts'
import { type Arrival, walkLogin } from '../src/flows/run/walk.ts'
import { Secret } from '../src/flows/secret.ts'
import type { Snapshot } from '../src/flows/snapshot.ts'
import { readTotpKey } from '../src/flows/totp/totp-key.ts'

// A login over saved pages: no browser, no database, nothing waits.

export const readPage = async (name: string): Promise<Snapshot> =>
  JSON.parse(await readFile(path.join(import.meta.dirname, `snapshots/${name}.json`), 'utf8'))

/** A saved page, or one that is changed before it is looked at. */
export type PlayedPage = string | { name: string; change: (snapshot: Snapshot) => void }

const nameOf = (page: PlayedPage | undefined) => (typeof page === 'string' ? page : page?.name)

async function snapshotOf(page: PlayedPage): Promise<Snapshot> {
  if (typeof page === 'string') return readPage(page)
  const snapshot = await readPage(page.name)
  page.change(snapshot)
  return snapshot
}

/** A site as saved pages: each action leads to the next one, and the last one stays. */
interface Site {
  page: LoginPage
  /** The person does what the page in front wants, in it: it goes on by itself. */
  help: () => void
  /** The values of each form, in the order they were sent. */
  typed: string[][]
  /** How each secret got there. */
  ways: string[]
}

async function playSite(
  pages: PlayedPage[],
  { goesOnFrom, finds = () => true }: Pick<PlayOptions, 'goesOnFrom' | 'finds'>,
): Promise<Site> {
  const snapshots = await Promise.all(pages.map(snapshotOf))
  const typed: string[][] = []
  const ways: string[] = []
  let at = 0
  let helpedAt: number | undefined
  const now = () => snapshots[Math.min(at, snapshots.length - 1)] as Snapshot
  const page: LoginPage = {
    goto: async () => undefined,
    observe: async () => now(),
    act: async (action: Action) => {
      if (action.kind === 'fill') {
        typed.push(action.entries.map(({ value }) => value.reveal()))
        for (const { filling } of action.entries) {
          if (!filling) continue
          ways.push(filling.by === 'decoy' ? 'stand-in' : filling.because)
          if (filling.by === 'decoy' && finds(ways.length)) filling.onSwap()
        }
      }
      at += 1
    },
    // Done elsewhere: the site goes on by itself.
    changes: async () => {
      if (nameOf(pages[at]) !== goesOnFrom && at !== helpedAt) return false
      at += 1
      return true
    },
    storageMark: async () => String(at),
    saveState: async () => new Secret('{}'),
    park: async () => undefined,
    wake: async () => undefined,
    close: async () => undefined,
  }
  const help = () => {
    helpedAt = at
  }
  return { page, help, typed, ways }
}

/** A clock that jumps to whatever moment is waited for, and an authenticator that goes by it. */
export function createTestAuthenticator(key?: string, startsAt = '2026-01-01T12:00:00Z') {
  let time = new Date(startsAt)
  const claimed = new Map<string, number>()
  const waits: Date[] = []
  const deps = {
    now: () => time,
    mark: (text: string) => text,
    waitUntil: async (moment: Date, signal: AbortSignal) => {
      signal.throwIfAborted()
      waits.push(moment)
      time = moment
    },
    steps: {
      claim: async (mark: string, step: number) => {
        if ((claimed.get(mark) ?? -1) >= step) return false
        claimed.set(mark, step)
        return true
      },
    },
  }
  const known = key === undefined ? undefined : readTotpKey(new Secret(key))
  return { waits, deps, authenticator: new Authenticator(deps, known) }
}

export interface PlayedLogin {
  /** The names of the fields and choices of each pause, and what the site said. */
  asked: {
    fields: string[]
    choices: string[]
    problem: string | undefined
    message?: string | undefined
  }[]
  typed: string[][]
  /** How each secret got to the site: by a stand-in, or why it was typed. */
  ways: string[]
  /** What was written down of those that were typed. */
  told: TypedSecret[]
  /** What was noted as typed, and how often something had been typed by then. */
  spent: { refs: string[]; typed: number }[]
  noted: Noted[]
  arrival: Arrival
  known: KnownValues
}

export interface PlayOptions {
  fillMode?: FillMode
  /** Whether the n-th secret is found in what the page sends. @default every one is */
  finds?: (secret: number) => boolean
  stored?: Record<string, string>
  domain?: string
  hasSavedState?: boolean
  goesOnFrom?: string
  authenticator?: Authenticator
  accounts?: string[]
  unattended?: boolean
  /** Somebody could do in the page what the login cannot. @default nobody */
  hasHelp?: boolean
  /** And does. */
  helps?: boolean
  kept?: KeptSignIn
}

export const values = (given: Record<string, string>) => () => ({ values: given })

/** @param answers - What the person answers to each pause, if anything; one pause more is a fault. */
export async function playLogin(
  pages: PlayedPage[],
  answers: (((interaction: Interaction) => Partial<Answer>) | undefined)[],
  more: PlayOptions = {},
): Promise<PlayedLogin> {
  const { page, help, typed, ways } = await playSite(pages, more)
  const told: TypedSecret[] = []
  const asked: PlayedLogin['asked'] = []
  const noted: Noted[] = []
  const spent: PlayedLogin['spent'] = []
  const known = new KnownValues()
  known.add(more.stored ?? {})
  const first = await snapshotOf(pages[0] ?? '')
  const { signal } = new AbortController()
  const arrival = await walkLogin({
    page,
    known,
    startUrl: first.url,
    isAllowedHost: allowedHosts(more.domain ?? new URL(first.url).host, []),
    isNamedHost: ownHosts(more.domain ?? new URL(first.url).host),
    fillMode: more.fillMode,
    onTyped: async (secret) => void told.push(secret),
    isOwnHost: ownHosts(more.domain ?? new URL(first.url).host),
    hasSavedState: more.hasSavedState ?? false,
    kept: more.kept,
    authenticator: more.authenticator ?? createTestAuthenticator().authenticator,
    accounts: more.accounts,
    unattended: more.unattended,
    hasHelp: more.hasHelp,
    onVerdict: (verdict) => noted.push(verdict),
    signal,
    person: {
      tell: async () => undefined,
      spend: async (refs) => void spent.push({ refs, typed: typed.length }),
      async ask(interaction, problem) {
        asked.push({
          fields: interaction.fields.map(({ ref }) => ref),
          choices: interaction.choices.map(({ id }) => id),
          problem,
        })
        const answer = answers[asked.length - 1]
        if (!answer) throw new Error(`Nobody answers pause ${asked.length}.`)
        return { values: {}, choiceId: undefined, ...answer(interaction) }
      },
      async sendElsewhere(interaction, problem, passes) {
        const answer = answers[asked.length]
        asked.push({
          fields: interaction.fields.map(({ ref }) => ref),
          choices: interaction.choices.map(({ id }) => id),
          problem,
          message: interaction.message,
        })
        if (answer) return { values: {}, choiceId: undefined, ...answer(interaction) }
        if (more.helps) help()
        await passes(signal)
        return undefined
      },
    },
  })
  return { asked, typed, ways, told, spent, noted, arrival, known }
}
