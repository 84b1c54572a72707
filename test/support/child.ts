import { type ChildProcess, spawn } from 'node:child_process'

/** A program of ours or of somebody else, started as a user would start it. */
export interface RunningProgram {
  pid: number
  /** The first match of the pattern it was waited for. */
  ready: RegExpMatchArray
  /** Everything it has printed so far. */
  output(): string
  /** The same before anything took it for text. */
  outputBytes(): Buffer
  /** Asks it to end. */
  close(): Promise<void>
  /** Ends it without asking. */
  kill(): Promise<void>
}

/**
 * Starts a Node program and waits for a line of its output.
 * @throws {Error} With the program's output when it ends before.
 */
export async function startProgram(
  args: string[],
  options: { cwd: string; env?: Record<string, string>; until: RegExp },
): Promise<RunningProgram> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  const outputBytes = () => Buffer.concat(chunks)
  const output = () => outputBytes().toString()
  const ready = await waitFor(child, options.until, (chunk) => {
    chunks.push(chunk)
    return output()
  })
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    ready,
    output,
    outputBytes,
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function waitFor(
  child: ChildProcess,
  until: RegExp,
  collect: (chunk: Buffer) => string,
): Promise<RegExpMatchArray> {
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      const match = collect(chunk).match(until)
      if (match) resolve(match)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', (code) =>
      reject(new Error(`The program ended with ${code}:\n${collect(Buffer.alloc(0))}`)),
    )
  })
}
