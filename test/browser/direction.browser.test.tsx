import '../../src/styles.ts'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { everyStep } from '../support/every-step.ts'
import { renderLogin } from '../support/render-login.tsx'
import { codeField } from '../support/wire.ts'

afterEach(cleanup)

/** Where each part lies: its distance from the side the words start at. Codes never turn round. */
function places(root: HTMLElement) {
  const { left, right } = root.getBoundingClientRect()
  return [...root.querySelectorAll<HTMLElement>('[data-part]')]
    .filter((part) => [root, null].includes(part.parentElement?.closest('[dir="ltr"]') ?? null))
    .map((part) => {
      const box = part.getBoundingClientRect()
      const start = root.dir === 'rtl' ? right - box.right : box.left - left
      return `${part.dataset.part}: ${Math.round(start)}, ${Math.round(box.width)} wide`
    })
}

// The words stay English: other words would have other widths.
it.each(Object.entries(everyStep))(
  'is its mirror image from right to left: %s',
  async (name, record) => {
    await page.viewport(360, 800)
    const props = { skipPrime: name !== 'prime' }
    const { root, rerender } = await renderLogin(record, { ...props, dir: 'ltr' })
    const leftToRight = places(root)

    await rerender({ dir: 'rtl' })

    expect(root.dir).toBe('rtl')
    expect(leftToRight.length).toBeGreaterThan(2)
    expect(places(root)).toEqual(leftToRight)
  },
)

it('starts every line of a sentence in another script at the side the words start at', async () => {
  await page.viewport(360, 800)
  const hint = 'We sent a code to a•••@example.com. Look into the folder for spam as well.'
  const record = { ...everyStep['sent code'], fields: [{ ...codeField, hint }] }
  const { root } = await renderLogin(record, { skipPrime: true, dir: 'rtl' })
  const shown = root.querySelector<HTMLElement>('[data-part="hint"]')
  const words = document.createRange()
  words.selectNodeContents(shown?.firstElementChild ?? root)
  const lines = [...words.getClientRects()]

  expect(lines.length).toBeGreaterThan(1)
  for (const { right } of lines) {
    expect(right).toBeCloseTo(shown?.getBoundingClientRect().right ?? 0, 0)
  }
})
