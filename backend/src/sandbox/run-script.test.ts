import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import nodeModule from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../../test/start-server.ts'
import { findChromium } from '../browser/find-chromium.mjs'
import { canIsolate } from './cage.ts'
import { createScriptRunner } from './run-script.ts'

// Scripts that mean harm, in the cage of the kernel where there is one, and in Node's own.

let folder: string
let context: BrowserContext
let cdpUrl: string
let neighbour: TestServer
let visits = 0

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-test-'))
  await writeFile(path.join(folder, 'master-key'), 'the key', { mode: 0o644 })
  neighbour = await startServer((_, response) => {
    visits += 1
    response.end('a neighbour')
  })
  context = await chromium.launchPersistentContext(path.join(folder, 'browser'), {
    executablePath: findChromium(process.env) ?? '',
    args: ['--remote-debugging-port=0', '--disable-dev-shm-usage'],
  })
  const written = await readFile(path.join(folder, 'browser', 'DevToolsActivePort'), 'utf8')
  const [port, place] = written.split('\n')
  cdpUrl = `ws://127.0.0.1:${port}${place}`
}, 60_000)
afterAll(async () => {
  await context.close()
  await neighbour.close()
  await rm(folder, { recursive: true })
})

const cages = (await canIsolate()) ? (['isolated', 'process'] as const) : (['process'] as const)

describe.each(cages)('in the cage "%s"', { timeout: 60_000 }, (cage) => {
  const runner = createScriptRunner(cage)
  const run = (code: string, limitMs = 30_000, signal = new AbortController().signal) =>
    runner.run({ cdpUrl, code, limitMs, signal })

  it('uses the browser, prints and returns', async () => {
    const outcome = await run(`
      await page.goto(${JSON.stringify(neighbour.url('/'))})
      console.log('seen', await page.locator('body').textContent())
      console.warn('careful')
      return { pages: context.pages().length, connected: browser.isConnected(), bytes: Buffer.from('hi') }`)
    expect(outcome).toEqual({
      success: true,
      result: { pages: 1, connected: true, bytes: 'aGk=' },
      stdout: 'seen a neighbour\n',
      stderr: 'careful\n',
    })
    expect(await run('')).toEqual({ success: true })
  })

  it.runIf('stripTypeScriptTypes' in nodeModule)('takes types out', async () => {
    const typed = 'const add = (a: number, b: number): number => a + b\nreturn add(1, 2) as number'
    expect(await run(typed)).toEqual({ success: true, result: 3 })
  })

  it('says what a script threw, and where', async () => {
    expect(await run('const a = 1\nthrow new TypeError("no such thing")')).toEqual({
      success: false,
      error: 'TypeError: no such thing (line 2)',
    })
    expect((await run('return )')).error).toMatch(/^SyntaxError/)
    const cyclic = await run('const a = {}; a.a = a; return a')
    expect(cyclic.error).toContain('circular')
  })

  it('reads nothing, starts nothing, and dials nowhere but through its browser', async () => {
    const before = visits
    const outcome = await run(`
      const key = ${JSON.stringify(path.join(folder, 'master-key'))}
      const port = ${neighbour.port}
      const built = (name) => process.getBuiltinModule(name)
      const heard = (emitter, event) => new Promise((resolve, reject) => {
        emitter.once('error', reject)
        emitter.once(event, () => resolve('OPEN'))
      })
      const attempts = {
        key: () => built('fs').readFileSync(key, 'utf8'),
        promisedKey: () => built('fs').promises.readFile(key, 'utf8'),
        environmentOfParent: () => built('fs').readFileSync('/proc/' + process.ppid + '/environ', 'utf8'),
        folder: () => built('fs').readdirSync('/'),
        write: () => built('fs').writeFileSync(key + '.mine', ''),
        spawn: () => built('child_process').spawnSync('/bin/sh', ['-c', 'id']).stdout.toString(),
        fork: () => heard(built('child_process').fork('/etc/passwd'), 'spawn'),
        worker: () => heard(new (built('worker_threads').Worker)('', { eval: true }), 'online'),
        inspector: () => built('inspector').open(0),
        binding: () => process.binding('tcp_wrap'),
        kill: () => process.kill(process.ppid, 0),
        imported: () => import('node:fs'),
        importedByFunction: () => page.constructor.constructor('return import("node:fs")')(),
        connect: () => heard(built('net').connect(port, '127.0.0.1'), 'connect'),
        metadata: () => heard(built('net').connect(80, '169.254.169.254'), 'connect'),
        localSocket: () => heard(built('net').connect('/var/run/postgresql/.s.PGSQL.5432'), 'connect'),
        listen: () => heard(built('net').createServer().listen(0), 'listening'),
        http: () => heard(built('http').get('http://127.0.0.1:' + port), 'response'),
        fetch: () => fetch('http://127.0.0.1:' + port),
        datagram: () => heard(built('dgram').createSocket('udp4').bind(0), 'listening'),
        names: () => built('dns').promises.resolve4('example.com'),
        request: () => context.request.get('http://127.0.0.1:' + port),
      }
      const came = {}
      for (const [name, attempt] of Object.entries(attempts)) {
        came[name] = await Promise.resolve().then(attempt).then(() => 'CAME THROUGH', () => 'refused')
      }
      return { came, environment: Object.keys(process.env) }`)
    expect(outcome.error).toBeUndefined()
    const { came, environment } = outcome.result as { came: object; environment: string[] }
    expect(Object.keys(came)).toHaveLength(22)
    expect(new Set(Object.values(came)), JSON.stringify(came)).toEqual(new Set(['refused']))
    expect(visits).toBe(before)
    expect(environment.toSorted()).toEqual(['HOME', 'PATH', 'PWD', 'TMPDIR'])
  })

  it('ends what would never end by itself, whatever is left running', async () => {
    const [loop, wait, left] = await Promise.all([
      run('for (;;) {}', 500),
      run('await new Promise(() => setInterval(() => {}, 10))', 500),
      run('setInterval(() => console.log("still here"), 1); return "done"'),
    ])
    expect(loop.error).toContain('took longer than 0.5 seconds')
    expect(wait.error).toContain('took longer than 0.5 seconds')
    expect(left).toMatchObject({ success: true, result: 'done' })
  })

  it('ends what takes too much memory, and keeps only the beginning of what is written', async () => {
    const [heap, bytes, written, returned, gone] = await Promise.all([
      run('const all = []; for (;;) all.push(new Array(1e5).fill(all.length))'),
      run('const all = []; for (;;) all.push(Buffer.alloc(2 ** 26, 1))'),
      run('for (let i = 0; i < 3e4; i++) console.log("0123456789"); return 1'),
      run('return "x".repeat(2 ** 21)'),
      run('process.exit(0)'),
    ])
    expect(heap).toMatchObject({ success: false, error: expect.stringContaining('more memory') })
    if (process.platform === 'linux') expect(bytes.success).toBe(false)
    expect(written).toMatchObject({ success: true, result: 1 })
    expect(written.stdout?.length).toBeLessThan(66_000)
    expect(written.stdout).toContain('cut off')
    expect(returned.error).toContain('larger than 1 MiB')
    expect(gone.error).toBe('The script ended its process before it returned.')
  })

  it('ends with whoever waited for it', async () => {
    const left = new AbortController()
    const outcome = run('await new Promise(() => {})', 30_000, left.signal)
    left.abort()
    expect((await outcome).error).toContain('nobody waits')
  })
})
