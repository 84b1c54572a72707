import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import type { Duplex, Readable } from 'node:stream'
import type { ScriptOutcome } from '@managed-auth/protocol'
import type { ScriptRunner } from '../flows/browser-sessions/ports.ts'
import { type Cage, canIsolate, commandFor, environmentFor } from './cage.ts'
import { keepOutput } from './kept-output.ts'
import { readLines } from './line-channel.ts'
import { relay } from './relay.ts'

/** A process that has not begun by then never will, in milliseconds. */
const patienceMs = 30_000
/** Bytes of an outcome: the process itself keeps its result under a mebibyte. */
const largestOutcome = 8 * 1024 * 1024

/** What the process says, one at a time. */
type Saying =
  | { kind: 'started' }
  | { kind: 'done'; result?: unknown }
  | { kind: 'failed'; error: string }

type Ending = 'late' | 'ended' | 'unasked' | Exclude<Saying, { kind: 'started' }>

/**
 * Runs scripts, each in a process of its own that reaches its browser and nothing else.
 *
 * @param cage - `isolated`: in namespaces of its own, by the kernel of Linux. `process`: under Node's
 *   permission model alone, which Node does not count on against code that means harm.
 */
export function createScriptRunner(cage: Cage): ScriptRunner {
  let isPossible: Promise<boolean> | undefined
  return {
    isAvailable() {
      isPossible ??= cage === 'process' ? Promise.resolve(true) : canIsolate()
      return isPossible
    },

    async run({ cdpUrl, code, limitMs, signal }) {
      const folder = await mkdtemp(
        path.join(tmpdir(), `managed-auth-script-${hostname()}-${process.pid}-`),
      )
      try {
        const { file, args } = commandFor(cage, folder, Math.ceil(limitMs / 1000))
        const child = spawn(file, args, {
          cwd: folder,
          env: environmentFor(cage, folder),
          stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
          // The group is ended as a whole.
          detached: true,
        })
        return await watch(child, { cdpUrl, code, limitMs, signal })
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      }
    },
  }
}

async function watch(
  child: ChildProcess,
  { cdpUrl, code, limitMs, signal }: Parameters<ScriptRunner['run']>[0],
): Promise<ScriptOutcome> {
  const [, output, errors, browser, desk] = child.stdio as [
    null,
    Readable,
    Readable,
    Duplex,
    Duplex,
  ]
  const stdout = keepOutput(output)
  const stderr = keepOutput(errors)
  const part = relay(browser, cdpUrl)
  // A process that ends with something unread is no news: its end is told below.
  desk.on('error', () => undefined)
  const isClosed = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  desk.write(`${JSON.stringify(code)}\n`)
  const ending = await endOf(child, desk, { limitMs, signal })
  end(child)
  await isClosed
  part()
  return {
    ...outcomeOf(ending, limitMs, stderr()),
    ...(stdout() !== '' && { stdout: stdout() }),
    ...(stderr() !== '' && { stderr: stderr() }),
  }
}

/** Waits for the first of: what the script came to, its time is over, its process ended. */
function endOf(
  child: ChildProcess,
  desk: Duplex,
  { limitMs, signal }: { limitMs: number; signal: AbortSignal },
): Promise<Ending> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => settle('late'), patienceMs)
    const settle = (ending: Ending) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
      resolve(ending)
    }
    const leave = () => settle('unasked')
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    readLines(desk, largestOutcome, (line) => {
      const saying = sayingIn(line) ?? 'ended'
      if (saying === 'ended' || saying.kind !== 'started') return settle(saying)
      clearTimeout(timer)
      timer = setTimeout(() => settle('late'), limitMs)
    })
    child.once('close', () => settle('ended'))
    child.once('error', () => settle('ended'))
  })
}

function sayingIn(line: string): Saying | undefined {
  try {
    const saying = JSON.parse(line)
    if (saying.kind === 'failed') return { kind: 'failed', error: String(saying.error) }
    if (saying.kind === 'done') return { kind: 'done', result: saying.result }
    return saying.kind === 'started' ? { kind: 'started' } : undefined
  } catch {
    return undefined
  }
}

function end({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

function outcomeOf(ending: Ending, limitMs: number, stderr: string): ScriptOutcome {
  const failed = (error: string) => ({ success: false, error })
  if (ending === 'late') {
    return failed(
      `The script was ended: it took longer than ${limitMs / 1000} seconds. Set timeout_sec, at most 300.`,
    )
  }
  if (ending === 'unasked') return failed('The script was ended: nobody waits for it any more.')
  if (ending === 'ended') {
    return failed(
      /out of memory|allocation failed/i.test(stderr)
        ? 'The script was ended: it used more memory than it may.'
        : 'The script ended its process before it returned.',
    )
  }
  if (ending.kind === 'failed') return failed(ending.error)
  return { success: true, ...(ending.result !== undefined && { result: ending.result }) }
}
