import '../../src/styles.ts'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { everyStep } from '../support/every-step.ts'
import { renderLogin } from '../support/render-login.tsx'

const emulate = (...features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features })

afterEach(async () => {
  cleanup()
  await emulate()
})

const part = (name: string) => {
  const element = document.querySelector<HTMLElement>(`[data-part="${name}"]`)
  if (!element) throw new Error(`There is no ${name}.`)
  return element
}

it('turns nothing for those who want less motion', async () => {
  await renderLogin(everyStep.submitting ?? {})
  expect(getComputedStyle(part('spinner')).animationName).toBe('managed-auth-turn')

  await emulate({ name: 'prefers-reduced-motion', value: 'reduce' })

  expect(getComputedStyle(part('spinner')).animationName).toBe('managed-auth-fade')
  for (const element of document.querySelectorAll('.managed-auth *')) {
    expect(getComputedStyle(element).transitionDuration).toBe('0s')
  }
})

it('shows edges and focus where colours are forced', async () => {
  await emulate({ name: 'forced-colors', value: 'active' })
  const { root } = await renderLogin(everyStep['app code'] ?? {})
  await page.getByRole('textbox', { name: /code/i }).click()

  expect(matchMedia('(forced-colors: active)').matches).toBe(true)
  const next = root.querySelector<HTMLElement>('[data-state="next"]')
  expect(next && getComputedStyle(next).outlineStyle).toBe('solid')
  for (const name of ['code-cell', 'submit']) {
    const { borderTopStyle, borderTopColor } = getComputedStyle(part(name))
    expect(borderTopStyle).toBe('solid')
    expect(borderTopColor).not.toBe(getComputedStyle(root).backgroundColor)
  }
})

it('follows the system, unless it is told which theme', async () => {
  const { root, rerender } = await renderLogin(everyStep.success ?? {})
  const surface = () => getComputedStyle(root).backgroundColor
  await emulate({ name: 'prefers-color-scheme', value: 'dark' })
  const dark = surface()
  await emulate({ name: 'prefers-color-scheme', value: 'light' })
  const light = surface()
  expect(dark).not.toBe(light)

  await rerender({ theme: 'dark' })

  expect(surface()).toBe(dark)
})

it('keeps the way out at one place, where no main button or option ever is', async () => {
  const places = new Set<number>()
  for (const [name, record] of Object.entries(everyStep)) {
    const { root } = await renderLogin(record, { skipPrime: name !== 'prime', onRestart: () => {} })
    const top = (element: Element) => element.getBoundingClientRect().top
    const cancel = root.querySelector('[data-part="cancel"]')
    const lowest = cancel ? cancel.getBoundingClientRect().bottom : top(root) + 64
    if (cancel) places.add(Math.round(top(cancel) - top(root)))
    for (const action of root.querySelectorAll('[data-part="submit"], [data-part="option"]')) {
      expect(top(action)).toBeGreaterThanOrEqual(lowest)
    }
    cleanup()
  }

  expect(places.size).toBe(1)
})

it("gives way to a utility layer of the host's", async () => {
  const host = document.createElement('style')
  host.textContent = `@layer managed-auth, utilities;
    @layer utilities { .bg-host { background-color: rgb(1, 2, 3) } .p-host { padding: 7px } }`
  document.head.append(host)

  await renderLogin(everyStep.refused ?? {}, { classNames: { submit: 'bg-host', root: 'p-host' } })

  expect(getComputedStyle(part('submit')).backgroundColor).toBe('rgb(1, 2, 3)')
  expect(getComputedStyle(part('root')).padding).toBe('7px')
  host.remove()
})
