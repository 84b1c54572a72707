import '../../src/styles.ts'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { everyStep } from '../support/every-step.ts'
import { renderLogin } from '../support/render-login.tsx'

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
