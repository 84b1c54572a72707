import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Control, Snapshot } from '../snapshot.ts'
import { looksLikeProduct } from './product-looks.ts'

const folder = path.join(import.meta.dirname, '../../../test/snapshots')
const read = async (name: string): Promise<Snapshot> =>
  JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8'))

/** A login page with a product beneath it, hidden or shown. */
async function above(tools: 'hidden' | 'shown', form: 'hidden' | 'shown'): Promise<Snapshot> {
  const page = await read('harbor-login')
  const [any] = page.controls
  if (!any) throw new Error('The page has no control.')
  const buttons = Array.from({ length: 9 }, (_, index): Control => {
    const node = page.controls.length + index
    return { ...any, node, kind: 'button', type: 'button', label: `Tool ${index}`, form: undefined }
  })
  const seen = (controls: Control[], how: string) =>
    controls.map((control) => ({ ...control, visible: how === 'shown' && control.visible }))
  return { ...page, controls: [...seen(page.controls, form), ...seen(buttons, tools)] }
}

it('takes tools for a product that were hidden before, not ones that stood there all along', async () => {
  const product = await above('shown', 'hidden')

  expect(looksLikeProduct(product, await above('hidden', 'shown'))).toBe(true)
  expect(looksLikeProduct(product, await above('shown', 'shown'))).toBe(false)
})

it('takes no page for a product that asks for a password', async () => {
  const both = await above('shown', 'shown')

  expect(looksLikeProduct(both, await above('hidden', 'shown'))).toBe(false)
})
