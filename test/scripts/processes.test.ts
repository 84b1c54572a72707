import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { launch, run } from '../../scripts/setup/processes.mjs'

const cwd = import.meta.dirname

/** A program that starts a deaf child, tells both ids, and answers SIGTERM as told. */
const family = (onTerm: string) => `
  import { spawn } from 'node:child_process'
  const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6); console.log('up')"
  const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.on('SIGTERM', () => { ${onTerm} })
  child.stdout.once('data', () => console.log(process.pid, child.pid))
`

const startFamily = async (onTerm: string) => {
  const heard = vi.fn<(text: string) => void>()
  const args = ['--input-type=module', '--eval', family(onTerm)]
  const running = launch('family', process.execPath, args, { cwd, onOutput: heard })
  await vi.waitUntil(() => heard.mock.calls.length > 0, { timeout: 20_000 })
  return { running, pids: heard.mock.calls.join('').trim().split(' ').map(Number) }
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
  } catch {
    return true
  }
  // A killed orphan stays in the table until it is collected; that is gone too.
  return process.platform === 'linux' && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}

describe('a program of npm start', () => {
  it('takes what it started with it when it ends politely', async () => {
    const { running, pids } = await startFamily('process.exit(0)')

    expect(await running.stop()).toBe(true)

    expect(pids).toHaveLength(2)
    await vi.waitUntil(() => pids.every(isGone))
  })

  it('is killed with all it started when it does not end in time', async () => {
    const { running, pids } = await startFamily('')

    expect(await running.stop(50)).toBe(false)

    expect((await running.exited).signal).toBe('SIGKILL')
    await vi.waitUntil(() => pids.every(isGone))
  })

  it('that cannot be started says so and counts as failed', async () => {
    const { ok, output } = await run('no-such-program', [], { cwd })

    expect(ok).toBe(false)
    expect(output).toContain('no-such-program')
  })

  it('that hangs is ended after its limit', async () => {
    const { ok, output } = await run(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], {
      cwd,
      limitMs: 60,
    })

    expect(ok).toBe(false)
    expect(output).toContain('Ended after 0.001 minutes.')
  })
})
