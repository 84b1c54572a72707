import '../../src/styles.ts'
import { cleanup } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { ar } from '../../src/text/ar.ts'
import { en } from '../../src/text/en.ts'
import { everyStep } from '../support/every-step.ts'
import { renderLogin } from '../support/render-login.tsx'

afterEach(cleanup)

const wcag22AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** axe reads no contrast where all the text is Arabic; the colours are those of the others. */
const surelyRun = { ltr: 'color-contrast', rtl: 'aria-allowed-attr' }

const variants = (['light', 'dark'] as const).flatMap((theme) =>
  [en, ar].flatMap((text) => [320, 1280].map((width) => ({ theme, text, dir: text.dir, width }))),
)

describe.each(variants)('$theme, $dir, $width px', ({ theme, text, width }) => {
  it.each(Object.entries(everyStep))('breaks no rule of WCAG 2.2 AA: %s', async (name, record) => {
    await page.viewport(width, 900)
    const { root } = await renderLogin(record, {
      theme,
      text,
      skipPrime: name !== 'prime',
      onRestart: () => {},
      layout: { termsUrl: '/terms', privacyUrl: '/privacy', poweredBy: true },
    })

    const { violations, passes } = await axe.run(root, { runOnly: wcag22AA })

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(passes.map(({ id }) => id)).toContain(surelyRun[text.dir])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})

it.each(Object.entries(everyStep))(
  'offers targets and inputs of a good size: %s',
  async (_, record) => {
    await page.viewport(320, 900)
    const { root } = await renderLogin(record, { density: 'compact' })

    for (const target of root.querySelectorAll('button, input:not([hidden])')) {
      const { width, height } = target.getBoundingClientRect()
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
    }
    for (const input of root.querySelectorAll('input:not([hidden])')) {
      // iOS zooms into anything smaller.
      expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16)
    }
  },
)

it('adds no landmark that a second instance at the same step would repeat', async () => {
  const first = await renderLogin({ ...everyStep['sign-in'] })
  const second = await renderLogin({ ...everyStep['sign-in'] })

  const { violations } = await axe.run(
    { include: [first.root, second.root] },
    { runOnly: { type: 'rule', values: ['landmark-unique', 'region'] } },
  )

  expect(violations.map(({ id }) => id)).toEqual([])
})

it('uses no id of the host, and none twice over two instances', async () => {
  await renderLogin({ ...everyStep.refused })
  await renderLogin({ ...everyStep['app code'] })
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)

  expect(new Set(ids).size).toBe(ids.length)
  // Words like "email" or "title" are what host pages call their own elements.
  expect(ids.filter((id) => id !== '' && !/^_r_|^«r|^:r/.test(id))).toEqual([])
})
