import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Snapshot } from '../snapshot.ts'
import { interpret } from './interpret.ts'
import { interpretOnce } from './interpret-once.ts'

const snapshots = path.join(import.meta.dirname, '../../../test/snapshots')
const readPage = async (name: string): Promise<Snapshot> =>
  JSON.parse(await readFile(path.join(snapshots, `${name}.json`), 'utf8'))

it('says the same of a page as long as the same was sent before', async () => {
  const page = await readPage('code-refused')
  const before = await readPage('plain-login')

  const sighting = interpretOnce(page, before)

  expect(sighting).toEqual(interpret(page, { before, justSubmitted: true }))
  expect(interpretOnce(page, before)).toBe(sighting)
})

it('judges a page anew when something was sent meanwhile', async () => {
  const page = await readPage('landing-folded-menu')
  const before = await readPage('plain-login')

  const kinds = [undefined, before, undefined].map((sent) => interpretOnce(page, sent).kind)

  expect(kinds).toEqual(['landing', 'signed-in', 'landing'])
})
