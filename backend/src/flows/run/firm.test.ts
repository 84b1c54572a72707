import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Snapshot } from '../snapshot.ts'
import { hasOpened } from './firm.ts'

const snapshots = path.join(import.meta.dirname, '../../../test/snapshots')
const readPage = async (name: string): Promise<Snapshot> =>
  JSON.parse(await readFile(path.join(snapshots, `${name}.json`), 'utf8'))

const at = (url: string, seen: Snapshot): Snapshot => ({ ...seen, url })
const before = at('https://example.com/', await readPage('plain-landing'))

it('is done with an entrance once a whole login form stands on the page', async () => {
  const opened = at('https://example.com/#login', await readPage('plain-login'))

  expect(hasOpened(opened, before)).toBe(true)
  expect(hasOpened(before, before)).toBe(false)
})

it('lets a document of its own and a page that still loads come to rest', async () => {
  const form = await readPage('plain-login')

  expect(hasOpened(at('https://example.com/login', form), before)).toBe(false)
  expect(hasOpened({ ...at(before.url, form), busy: true }, before)).toBe(false)
})
