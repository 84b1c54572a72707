import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Zstd } from '@hpcc-js/wasm-zstd'
import { chromium } from 'playwright-core'
import { extract } from 'tar-stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findChromium } from '../browser/find-chromium.mjs'
import { Secret } from '../flows/secret.ts'
import { createProfileArchiver } from './create-archiver.ts'

// A folder unpacked from the archive, opened by a browser that was told nothing but where it is.

const executablePath = findChromium(process.env) ?? ''
const now = () => new Date()
const archiver = createProfileArchiver({ executablePath, now })

const later = Math.round(Date.now() / 1000) + 3600
const cookie = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' as const }
const state = {
  cookies: [
    { ...cookie, name: 'kept', value: 'one', domain: 'site.example', expires: later },
    { ...cookie, name: 'session', value: 'two', domain: '.site.example', expires: -1 },
  ],
  origins: [
    {
      origin: 'https://site.example',
      localStorage: [{ name: 'token', value: 'three' }],
      indexedDB: [
        {
          name: 'db',
          version: 1,
          stores: [
            {
              name: 'store',
              autoIncrement: false,
              records: [{ key: 'k', value: 'four' }],
              indexes: [],
            },
          ],
        },
      ],
    },
  ],
}

let folder: string
const modes = new Set<number | undefined>()
const files = new Map<string, Buffer>()

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-test-'))
  const packed = await archiver.archive(new Secret(JSON.stringify(state)), 'tar.zst')
  const tar = (await Zstd.load()).decompress(packed)
  for await (const entry of Readable.from([Buffer.from(tar)]).pipe(extract())) {
    const bytes = await buffer(entry)
    files.set(entry.header.name, bytes)
    modes.add(entry.header.mode)
    const file = path.join(folder, entry.header.name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

it('holds the state as it is, for whoever reads it without a browser', () => {
  expect(JSON.parse(String(files.get('storage-state.json')))).toEqual(state)
  expect(modes).toEqual(new Set([0o600]))
})

it('is opened by a browser as its own folder, logged in', { timeout: 60_000 }, async () => {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: ['--disable-dev-shm-usage'],
  })
  try {
    const cookies = await context.cookies('https://site.example/')
    expect(cookies.map(({ name, value }) => [name, value]).toSorted()).toEqual([
      ['kept', 'one'],
      ['session', 'two'],
    ])
    const page = await context.newPage()
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    await page.goto('https://site.example/')
    expect(await page.evaluate(() => localStorage.getItem('token'))).toBe('three')
    const { origins } = await context.storageState({ indexedDB: true })
    expect(JSON.stringify(origins)).toContain('"four"')
  } finally {
    await context.close()
  }
})

it('brings no cache along', () => {
  expect([...files.keys()].filter((name) => /cache/i.test(name))).toEqual([])
  expect(files.has('Default/Cookies')).toBe(true)
})
