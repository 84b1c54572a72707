import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFolder } from '@managed-auth/backend/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProgram } from '../support/child.ts'
import { canReadMemory, scanMemory } from './process-memory.ts'
import { dumpDatabase, readFolder, recordFetch, type Trace } from './sinks.ts'
import { createSearch, spellingsOf } from './spellings.ts'

// The test of the test: a leak planted in any layer, in any spelling, is found.

const canary = { name: 'password', value: 'pä"ss/w+ö?rd & 7f3c9a~21%' }
const search = createSearch([canary])
const found = (traces: Trace[]) => traces.flatMap(({ bytes }) => search(bytes))

/** The canary as others would write it, each made without the code under test. */
const leaks: [string, string | Buffer][] = [
  ['plain', canary.value],
  ['base64', btoaUtf8(canary.value)],
  ['base64, behind one letter', btoaUtf8(`x${canary.value}`)],
  ['base64, in the middle', btoaUtf8(`xy${canary.value}z`)],
  ['base64url', btoaUtf8(canary.value).replaceAll('+', '-').replaceAll('/', '_')],
  ['hex', Buffer.from(canary.value).toString('hex')],
  ['hex in capitals', Buffer.from(canary.value).toString('hex').toUpperCase()],
  ['URL', `?password=${encodeURIComponent(canary.value)}&x`],
  ['form', `${new URLSearchParams({ password: canary.value })}`],
  ['JSON', JSON.stringify({ password: canary.value })],
  ['reversed', [...canary.value].reverse().join('')],
  ['UTF-16', Buffer.from(canary.value, 'utf16le')],
]

/** Says so, and does not end by itself. */
const stay = `console.log('ready'); setInterval(() => {}, 60_000)`

function btoaUtf8(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

describe('spellings', () => {
  it('are eight, and more where one has several', () => {
    const names = spellingsOf(canary.value).map(({ name }) => name)

    expect(names).toEqual(
      expect.arrayContaining(['plain', 'hex', 'URL', 'JSON', 'reversed', 'UTF-16']),
    )
    // A value falls into base64 in three ways.
    expect(names.filter((name) => name === 'base64')).toHaveLength(3)
    expect(names.filter((name) => name.startsWith('base64')).length).toBeGreaterThan(3)
  })

  it('are not seen where they are not', () => {
    const other = 'pä"ss/w+ö?rd & 7f3c9a~22%'

    expect(search(Buffer.from(other + btoaUtf8(other) + encodeURIComponent(other)))).toEqual([])
  })

  it('of a short value would be found by chance, and are not looked for', () => {
    expect(() => createSearch([{ name: 'code', value: '123456' }])).toThrow('"code" is too short')
  })
})

describe.each(leaks)('a leak in %s', (_, leak) => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'planted-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is found in a body, a header and an event stream', async () => {
    const text = Buffer.from(leak)
    const server = createServer((request, response) => {
      if (request.url === '/header') response.setHeader('x-leak', text.toString('latin1'))
      if (request.url === '/body') response.write(text)
      if (request.url === '/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write(': hello\n\n')
        response.write(Buffer.concat([Buffer.from('data: '), text, Buffer.from('\n\n')]))
      }
      response.end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    // What no header can carry stays out of it.
    const fitsHeader = /^[ -~]*$/.test(text.toString('latin1'))

    for (const at of ['body', 'events', ...(fitsHeader ? ['header'] : [])]) {
      const recorded = recordFetch()
      await (await recorded.fetch(`http://127.0.0.1:${port}/${at}`)).text()
      expect(found(recorded.answers()), at).not.toEqual([])
    }
    server.close()
  })

  it('is found in a file, however deep', async () => {
    await mkdir(path.join(folder, 'a/b'), { recursive: true })
    await writeFile(
      path.join(folder, 'a/b/trace.bin'),
      Buffer.concat([Buffer.alloc(9_000), Buffer.from(leak)]),
    )

    expect(found(await readFolder(folder))).not.toEqual([])
  })

  it('is found in the log of a process', async () => {
    const encoded = Buffer.from(leak).toString('base64')
    const script = `process.stdout.write(Buffer.from(Buffer.from('${encoded}', 'base64'))); console.log('\\nready')`
    const program = await startProgram(['-e', script], { cwd: folder, until: /ready/ })

    expect(found([{ place: 'log', bytes: program.outputBytes() }])).not.toEqual([])
    await program.kill()
  })
})

describe('a leak in a database', () => {
  let folder: string
  let database: Awaited<ReturnType<typeof openFolder>>
  const dump = () => dumpDatabase((sql) => database.query(sql))

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'planted-'))
    database = await openFolder(folder)
    await database.exec('create schema other; create table other."Odd name" (id int, leak bytea)')
    await database.exec('create table words (plain text, inside jsonb, list text[])')
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await rm(folder, { recursive: true })
  })

  it.each(leaks)('in %s is found in every type of column', async (_, leak) => {
    const bytes = Buffer.from(leak)
    await database.query('insert into other."Odd name" values (1, $1)', [bytes])
    expect(found(await dump())).not.toEqual([])
    await database.exec('delete from other."Odd name"')

    // PostgreSQL takes no zero bytes into a text.
    const values = { plain: leak, inside: JSON.stringify({ leak }), list: [leak] }
    for (const [column, value] of bytes.includes(0) ? [] : Object.entries(values)) {
      await database.query(`insert into words (${column}) values ($1)`, [value])
      expect(found(await dump()), column).not.toEqual([])
      await database.exec('delete from words')
    }
    expect(found(await dump())).toEqual([])
  })

  it('is found in its files even when it was deleted', async () => {
    await database.exec('checkpoint')

    expect(found(await dump())).toEqual([])
    expect(found(await readFolder(folder))).not.toEqual([])
  })
})

it.skipIf(!canReadMemory)(
  'a leak in the memory of a process is found (Linux)',
  async () => {
    const encoded = JSON.stringify(leaks.map(([, leak]) => Buffer.from(leak).toString('base64')))
    const keep = `globalThis.kept = ${encoded}.map((text) => Buffer.from(text, 'base64'));`
    const start = (script: string) =>
      startProgram(['-e', script + stay], { cwd: tmpdir(), until: /ready/ })
    const [leaking, bare] = [await start(keep), await start('')]

    const needles = leaks.map(([, leak]) => Buffer.from(leak))
    expect(scanMemory(leaking.pid, needles).counts.every((count) => count > 0)).toBe(true)
    expect(scanMemory(bare.pid, needles).counts.every((count) => count === 0)).toBe(true)
    await leaking.kill()
    await bare.kill()
  },
  60_000,
)
