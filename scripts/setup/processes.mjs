// Starts programs so that none of them can outlive the script that asked for them: each gets a
// process group of its own, and ending it ends the whole group.
import { spawn } from 'node:child_process'
import { Problem } from './problem.mjs'

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */
/**
 * @typedef {object} Running
 * @property {string} name
 * @property {Promise<Exit>} exited Never rejects: a program that cannot start exits with code 127.
 * @property {(graceMs?: number) => Promise<boolean>} stop Resolves when the group is gone; false
 *   when it had to be killed.
 */

/** @type {Set<Running>} */
const alive = new Set()
let stopping = false

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onOutput: (text: string) => void }} options
 * @returns {Running}
 */
export const launch = (name, command, args, { cwd, env = process.env, onOutput }) => {
  if (stopping) throw new Problem(`Interrupted before ${name} was started.`)
  // A group of its own also keeps the terminal's Ctrl-C away from it: who started it ends it.
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput)

  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    child.once('error', (error) => {
      onOutput(`${error.message}\n`)
      resolve({ code: 127, signal: null })
    })
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })

  /** @type {Running} */
  const running = {
    name,
    exited,
    stop: async (graceMs = 10_000) => {
      signalGroup(child.pid, 'SIGTERM')
      const inTime = await within(graceMs, exited)
      // The leader may be gone while something it started is not.
      signalGroup(child.pid, 'SIGKILL')
      await exited
      return inTime
    },
  }
  alive.add(running)
  void exited.then(() => alive.delete(running))
  return running
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void,
 *   limitMs?: number }} options `limitMs`: after it the program is ended and counts as failed.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export const run = async (command, args, { cwd, env, onOutput, limitMs }) => {
  let output = ''
  const running = launch(command, command, args, {
    cwd,
    ...(env && { env }),
    onOutput: (text) => {
      output += text
      onOutput?.(text)
    },
  })
  if (limitMs !== undefined && !(await within(limitMs, running.exited))) {
    await running.stop()
    return { ok: false, output: `${output}\nEnded after ${limitMs / 60_000} minutes.\n` }
  }
  const { code } = await running.exited
  return { ok: code === 0, output }
}

/** Ends everything that runs and lets nothing new start; false when something had to be killed. */
export const stopAll = async () => {
  stopping = true
  const inTime = await Promise.all([...alive].map((running) => running.stop()))
  return inTime.every(Boolean)
}

/** Resolves at the first Ctrl-C, polite kill or closed terminal; later ones change nothing. */
export const interrupted = () =>
  /** @type {Promise<NodeJS.Signals>} */ (
    new Promise((resolve) => {
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
        process.on(signal, () => resolve(signal))
      }
    })
  )

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
const signalGroup = (pid, signal) => {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The group is gone already.
  }
}

/**
 * @param {number} limitMs
 * @param {Promise<unknown>} work
 * @returns {Promise<boolean>} Whether `work` ended within the time.
 */
const within = async (limitMs, work) => {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs, false)
  })
  const inTime = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  return inTime === true
}
