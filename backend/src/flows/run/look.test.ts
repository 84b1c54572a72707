import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LoginPage } from '../login-page.ts'
import type { Snapshot } from '../snapshot.ts'
import { look } from './look.ts'

// How long a page is waited for, on a clock that only the page moves.

const never = new AbortController().signal
const folder = path.join(import.meta.dirname, '../../../test/snapshots')
const saved = async (name: string): Promise<Snapshot> =>
  JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8'))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/**
 * Looks at `first`, which changes a little all the time or never, and `turns` into another page after so long.
 * @returns What was seen, and after how many milliseconds.
 */
async function lookAt(
  first: Snapshot,
  options: { before?: Snapshot; changesEveryMs?: number; turns?: [number, Snapshot] } = {},
) {
  const {
    before,
    changesEveryMs = Infinity,
    turns: [turnsMs, second] = [Infinity, first],
  } = options
  const begin = performance.now()
  const elapsed = () => performance.now() - begin
  const page: Pick<LoginPage, 'observe' | 'changes'> = {
    observe: async () => (elapsed() < turnsMs ? first : second),
    changes: async (withinMs) => {
      const dueMs = Math.min(changesEveryMs, elapsed() < turnsMs ? turnsMs - elapsed() : Infinity)
      vi.advanceTimersByTime(Math.min(withinMs, dueMs))
      return dueMs <= withinMs
    },
  }
  const { sighting } = await look(page as LoginPage, before, {}, never)
  return { sighting, tookMs: elapsed() }
}

it('lets a wall open by itself after five seconds and more', async () => {
  const wall = await saved('wall-browser-check')
  const form = await saved('plain-login')

  const { sighting, tookMs } = await lookAt(wall, { changesEveryMs: 700, turns: [6_500, form] })

  expect(sighting.kind).toBe('input')
  expect(tookMs).toBeLessThanOrEqual(7_000)
})

it.each([
  ['stands still', Infinity],
  ['counts its dots', 700],
])('gives up on a wall that %s before its patience for other pages ends', async (_, every) => {
  const wall = await saved('wall-browser-check')

  const { sighting, tookMs } = await lookAt(wall, { changesEveryMs: every })

  expect(sighting).toMatchObject({ kind: 'blocked', reason: 'bot_wall' })
  expect(tookMs).toBeCloseTo(7_000)
})

it('takes a refusal with the way back to the form at its word', async () => {
  const before = await saved('plain-login')
  const refused = await saved('refused-way-back')

  const { sighting, tookMs } = await lookAt(refused, { before })

  expect(sighting).toMatchObject({ kind: 'unclear', evidence: ['refusal', 'way-back'] })
  expect(tookMs).toBeLessThanOrEqual(1_500)
})

it('stays longer with a page nothing is understood of', async () => {
  const empty = { ...(await saved('plain-login')), controls: [], headings: [], text: '' }
  const form = await saved('plain-login')

  const { sighting } = await lookAt(empty, { turns: [9_000, form] })

  expect(sighting.kind).toBe('input')
})
