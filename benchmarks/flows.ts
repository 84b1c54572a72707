import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from '@managed-auth/backend/testing'
import { startSites } from '@managed-auth/sites'
import Kernel from '@onkernel/sdk'
import { startProgram } from '../test/support/child.ts'
import { cpuMsOf, memoryOf } from './flows/process-tree.ts'
import { startRestlessSite } from './flows/restless-site.ts'
import { createCases } from './login/cases.ts'

// npm run bench:flows - what running flows cost: memory of the backend with all its browser
// processes, logins in parallel, and the processor while flows wait for a person. Linux only.

/** Of one core, for each flow that waits on the most restless page. */
const waitingBudgetPercent = 1

const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-'))
const apiKey = `sk_test_${randomBytes(24).toString('base64url')}`
const port = await freePort()
const backendFolder = path.resolve(import.meta.dirname, '../backend')
const backend = await startProgram(
  ['--conditions=@managed-auth/source', '--import', 'tsx', 'src/main.ts'],
  {
    cwd: backendFolder,
    env: {
      PORT: String(port),
      MANAGED_AUTH_API_KEY: apiKey,
      MANAGED_AUTH_DATA_DIR: folder,
      MANAGED_AUTH_ALLOW_PRIVATE_NETWORK: 'true',
      MANAGED_AUTH_LOG_LEVEL: 'warn',
    },
    until: /listens on (\S+)/,
  },
)
const sites = await startSites()
const restless = await startRestlessSite()
const kernel = new Kernel({ apiKey, baseURL: backend.ready[1] ?? '' })

let connections = 0

async function begin(domain: string): Promise<string> {
  connections += 1
  const profile = `bench-${connections}`
  const { id } = await kernel.auth.connections.create({ domain, profile_name: profile })
  await kernel.auth.connections.login(id)
  return id
}

/** Follows a flow until it asks for something. */
async function asks(id: string): Promise<void> {
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event === 'managed_auth_state' && event.flow_step === 'AWAITING_INPUT') return
  }
  throw new Error('A flow ended before it asked for anything.')
}

async function waiting(domain: string, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) {
    const id = await begin(domain)
    await asks(id)
    ids.push(id)
  }
  return ids
}

const end = (ids: string[]) => Promise.all(ids.map((id) => kernel.auth.connections.delete(id)))

const [harbor] = createCases(sites, { host: '', url: '' })
if (!harbor) throw new Error('There is no site to log in to.')

async function logIn(): Promise<number> {
  const start = performance.now()
  const id = await begin(harbor?.domain ?? '')
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    if (event.flow_status === 'FAILED') throw new Error(`A login failed: ${event.error_code}`)
    if (event.flow_step !== 'AWAITING_INPUT') continue
    await kernel.auth.connections.submit(id, { fields: harbor?.values ?? {} })
  }
  return performance.now() - start
}

const median = (times: number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
const cell = (text: string, width = 12) => text.padStart(width)
const whole = (figure: number) => cell(figure.toFixed(0))

async function printMemory(pid: number): Promise<void> {
  console.log('Memory while flows wait for a person (backend and all browser processes, MB)')
  console.log('flows          RSS         PSS  in browser   processes   PSS a flow')
  await logIn()
  const idle = memoryOf(pid)
  const row = (flows: number, now = memoryOf(pid)) => {
    const each = flows === 0 ? '' : ((now.pssMb - idle.pssMb) / flows).toFixed(1)
    console.log(
      `${String(flows).padStart(5)}${whole(now.rssMb)}${whole(now.pssMb)}${whole(now.browserMb)}${whole(now.processes)}${cell(each, 13)}`,
    )
  }
  row(0, idle)
  const ids: string[] = []
  for (const flows of [1, 4, 8, 16]) {
    ids.push(...(await waiting(harbor?.domain ?? '', flows - ids.length)))
    row(flows)
  }
  await end(ids)
}

async function printParallel(): Promise<void> {
  console.log(`\nFirst logins in parallel on ${availableParallelism()} cores`)
  console.log('at once   a minute   median ms')
  for (const atOnce of [1, 2, 4, 8]) {
    const times: number[] = []
    const start = performance.now()
    const worker = async () => {
      for (let round = 0; round < 4; round += 1) times.push(await logIn())
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    const minutes = (performance.now() - start) / 60_000
    console.log(
      `${cell(String(atOnce), 7)}${cell((times.length / minutes).toFixed(0), 11)}${whole(median(times))}`,
    )
  }
}

/** Share of one core the process tree uses over a second, in percent. */
async function load(pid: number): Promise<number> {
  const [before, start] = [cpuMsOf(pid), performance.now()]
  await delay(1_000)
  const spent = [...cpuMsOf(pid)].map(([one, ms]) => Math.max(0, ms - (before.get(one) ?? ms)))
  return (spent.reduce((all, ms) => all + ms, 0) / (performance.now() - start)) * 100
}

async function printWaiting(pid: number): Promise<boolean> {
  const flows = 4
  const idle = await load(pid)
  const ids = await waiting(restless.host, flows)
  // The last of them is still awake: pages come to rest when a person takes longer.
  const awake = await load(pid)
  let parked = awake
  for (let second = 0; second < 10 && parked > idle + flows; second += 1) parked = await load(pid)
  await end(ids)
  const each = Math.max(0, parked - idle) / flows
  const isWithin = each <= waitingBudgetPercent
  console.log('\nProcessor while flows wait on a restless page (percent of one core)')
  console.log(
    `no flow ${idle.toFixed(1)}, ${flows} flows just asked ${awake.toFixed(1)}, ` +
      `${flows} flows waiting ${parked.toFixed(1)}: ${each.toFixed(2)} a flow ` +
      `(<= ${waitingBudgetPercent}) ${isWithin ? 'ok' : 'OVER'}`,
  )
  return isWithin
}

const pid = backend.pid
await printMemory(pid)
await printParallel()
if (!(await printWaiting(pid))) process.exitCode = 1

await backend.close()
await restless.close()
await sites.close()
await rm(folder, { recursive: true, force: true })
