import {
  launchTrialBrowser,
  posting,
  serveTrial,
  trialForm,
  tryLogin,
} from '../backend/test/stand-in-trial.ts'

// What swapping a password into a request adds to it, as the page sees it: the time from `fetch` to
// the answer, in one run with and without a stand-in, turn by turn. A login form on loopback.

const rounds = Number(process.env.ROUNDS ?? 60)
const budget = { p50: 3, p99: 15 }

const timed = `const send = fetch
  window.fetch = async (...how) => {
    const start = performance.now()
    try { return await send(...how) } finally { window.took = performance.now() - start }
  }`
const body = 'JSON.stringify(v)'
const site = await serveTrial(trialForm('', `${timed}\n${posting('application/json', body)}`))
const browser = await launchTrialBrowser()

async function measure(by: 'decoy' | 'nothing'): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const { page, failure } = await tryLogin(context, site, { by })
  if (failure) throw failure
  const took = await page.evaluate(() => (globalThis as unknown as { took: number }).took)
  await context.close()
  return took
}

const plain: number[] = []
const swapped: number[] = []
for (let round = 0; round <= rounds; round += 1) {
  const [without, withValue] = [await measure('nothing'), await measure('decoy')]
  // The first round warms everything up.
  if (round > 0) {
    plain.push(without)
    swapped.push(withValue)
  }
}
await browser.close()
await site.close()

const at = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN
const row = (name: string, times: number[]) =>
  `${name.padEnd(10)}${[0.5, 0.99].map((share) => at(times, share).toFixed(1).padStart(8)).join('')}`
const added = { p50: at(swapped, 0.5) - at(plain, 0.5), p99: at(swapped, 0.99) - at(plain, 0.99) }

console.log(`A request with a password, ${rounds} of each, milliseconds`)
console.log('               p50     p99')
console.log(row('typed', plain))
console.log(row('swapped', swapped))
console.log(
  `added     ${added.p50.toFixed(1).padStart(8)}${added.p99.toFixed(1).padStart(8)}  budget ${budget.p50} and ${budget.p99}`,
)
if (added.p50 > budget.p50 || added.p99 > budget.p99) process.exitCode = 1
