import { performance } from 'node:perf_hooks'
import { startBackend } from '@managed-auth/backend/testing'
import Kernel from '@onkernel/sdk'
import type { BrowserContextOptions } from 'playwright'
import { launchChromium } from '../test/support/person.ts'
import { startVerdaccio } from '../test/support/verdaccio.ts'
import { type Case, createCases, verdaccioUser } from './login/cases.ts'
import { startSitesApart } from './login/sites-apart.ts'
import { createStopwatch, phases, type Spent } from './login/stopwatch.ts'

// npm run bench:login - logins by the engine beside hand-written Playwright scripts, in one run.
//
// Both start with a warm Chromium. A first login starts from an empty context, a replay from the
// state the last login left, in which the session has ended: for the script as for the engine. Both
// end when the session is kept. The engine's time is what a client sees: from its request to login to
// the event that says so. Nobody is waited for.

const rounds = Number(process.env.ROUNDS ?? 7)
const budgets = { first: 1.5, replay: 1.15 }
/** Shorter than a round through all sites, so that every login finds its session ended. */
const verdaccioSessionSeconds = 2

type SavedState = BrowserContextOptions['storageState']

interface Times {
  firstScript: number[]
  first: number[]
  replayScript: number[]
  replay: number[]
  firstSpent: Spent[]
  replaySpent: Spent[]
}

const stopwatch = createStopwatch()
const sites = await startSitesApart()
const verdaccio = await startVerdaccio(verdaccioUser, verdaccioSessionSeconds)
const backend = await startBackend({}, stopwatch.wrap)
const browser = await launchChromium()
const kernel = new Kernel({ apiKey: backend.apiKey, baseURL: backend.url })

async function byScript({ script }: Case, state: SavedState) {
  const start = performance.now()
  const context = await browser.newContext({ ...(state && { storageState: state }) })
  await script(await context.newPage())
  const saved = await context.storageState({ indexedDB: true })
  const took = performance.now() - start
  await context.close()
  return { took, saved }
}

async function byEngine({ name, values }: Case, id: string, mayAsk: boolean) {
  stopwatch.start()
  const start = performance.now()
  await kernel.auth.connections.login(id)
  let wasTyped = false
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    if (event.flow_status === 'FAILED') throw new Error(`${name} failed: ${event.error_code}`)
    wasTyped ||= event.flow_step === 'SUBMITTING'
    if (event.flow_step !== 'AWAITING_INPUT') continue
    if (!mayAsk) throw new Error(`${name} asked for something the second time.`)
    await kernel.auth.connections.submit(id, { fields: values })
  }
  const took = performance.now() - start
  if (!wasTyped) throw new Error(`${name} was still logged in: nothing was measured.`)
  return { took, spent: stopwatch.read() }
}

let connections = 0

async function connect({ domain }: Case): Promise<string> {
  connections += 1
  const profile = `bench-${connections}`
  return (await kernel.auth.connections.create({ domain, profile_name: profile })).id
}

const median = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN

const only = process.argv.slice(2)
const cases = createCases(sites, verdaccio).filter(
  ({ name }) => only.length === 0 || only.includes(name),
)
const measured = new Map<Case, Times>(
  cases.map((one) => [
    one,
    { firstScript: [], first: [], replayScript: [], replay: [], firstSpent: [], replaySpent: [] },
  ]),
)

// The first round warms everything up; then script and engine take turns, so that a busy moment of
// the machine hits both.
for (let round = 0; round <= rounds; round += 1) {
  const left = new Map<Case, { id: string; state: SavedState }>()
  for (const [one, times] of measured) {
    const id = await connect(one)
    const script = await byScript(one, undefined)
    const engine = await byEngine(one, id, true)
    left.set(one, { id, state: script.saved })
    if (round === 0) continue
    times.firstScript.push(script.took)
    times.first.push(engine.took)
    times.firstSpent.push(engine.spent)
  }
  await sites.endSessions()
  for (const [one, times] of measured) {
    const { id = '', state } = left.get(one) ?? {}
    const script = await byScript(one, state)
    const engine = await byEngine(one, id, false)
    if (round === 0) continue
    times.replayScript.push(script.took)
    times.replay.push(engine.took)
    times.replaySpent.push(engine.spent)
  }
}

const cell = (text: string, width = 9) => text.padStart(width)
const ms = (time: number) => cell(time.toFixed(0))
let overBudget = 0

function compare(script: number[], engine: number[], budget: number): string {
  const ratio = median(engine) / median(script)
  const verdict = ratio <= budget ? 'ok' : 'OVER'
  if (verdict === 'OVER') overBudget += 1
  return `${ms(median(script))}${ms(median(engine))}${cell(ratio.toFixed(2), 7)} ${verdict.padEnd(5)}`
}

console.log(`Logins, median of ${rounds}, milliseconds`)
console.log(
  `             first login (<= ${budgets.first})          replayed plan (<= ${budgets.replay})`,
)
console.log('site          script   engine  ratio         script   engine  ratio')
for (const [{ name }, times] of measured) {
  const first = compare(times.firstScript, times.first, budgets.first)
  const replay = compare(times.replayScript, times.replay, budgets.replay)
  console.log(`${name.padEnd(11)}${first}${replay}`)
}

console.log(
  '\nWhere the time goes: waits are in what is waited after; rest is deciding, storing, HTTP',
)
console.log(`site       login  ${[...phases, 'rest'].map((phase) => cell(phase)).join('')}`)
for (const [{ name }, times] of measured) {
  for (const kind of ['first', 'replay'] as const) {
    const spent = times[`${kind}Spent`]
    const parts = phases.map((phase) => median(spent.map((one) => one[phase])))
    const rest = median(times[kind]) - parts.reduce((sum, part) => sum + part, 0)
    console.log(`${name.padEnd(11)}${kind.padEnd(7)}${[...parts, rest].map(ms).join('')}`)
  }
}

await browser.close()
await backend.close()
await sites.close()
await verdaccio.close()
if (overBudget > 0) process.exitCode = 1
