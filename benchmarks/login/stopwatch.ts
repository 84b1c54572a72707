import { performance } from 'node:perf_hooks'
import type { Browsers, LoginPage } from '@managed-auth/backend/testing'

/** Where the time of a login goes; what is left is deciding, the database and HTTP. */
export const phases = ['open', 'navigate', 'observe', 'act', 'await', 'proof', 'save'] as const
export type Phase = (typeof phases)[number]
export type Spent = Record<Phase, number>

/** Milliseconds spent in the browser, by phase, since `start`. */
export interface Stopwatch {
  start(): void
  read(): Spent
  wrap(browsers: Browsers): Browsers
}

export function createStopwatch(): Stopwatch {
  const none = (): Spent => ({
    open: 0,
    navigate: 0,
    observe: 0,
    act: 0,
    await: 0,
    proof: 0,
    save: 0,
  })
  let spent = none()

  async function time<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const begin = performance.now()
    try {
      return await work()
    } finally {
      spent[phase] += performance.now() - begin
    }
  }

  const timed = (page: LoginPage): LoginPage => ({
    goto: (...how) => time('navigate', () => page.goto(...how)),
    observe: () => time('observe', () => page.observe()),
    act: (...how) => time('act', () => page.act(...how)),
    changes: (...how) => time('await', () => page.changes(...how)),
    storageMark: () => time('proof', () => page.storageMark()),
    saveState: () => time('save', () => page.saveState()),
    park: () => page.park(),
    wake: () => page.wake(),
    close: () => page.close(),
  })

  return {
    start: () => {
      spent = none()
    },
    read: () => spent,
    wrap: (browsers) => ({
      ...browsers,
      open: async (options) => timed(await time('open', () => browsers.open(options))),
    }),
  }
}
