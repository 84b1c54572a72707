import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { ar } from '../../text/ar.ts'

// A page that has not loaded the words for failures and the marks of providers yet.

type Look = typeof import('./uncommon-look.ts')
let arrive = (_: Look) => {}
let fail = (_: Error) => {}
let loads = 0

beforeEach(() => {
  vi.resetModules()
  loads = 0
  vi.doMock('./uncommon-look.ts', () => {
    loads += 1
    return new Promise<Look>((resolve, reject) => {
      arrive = resolve
      fail = reject
    })
  })
})

const look = () => vi.importActual<Look>('./uncommon-look.ts')
const failed = {
  flow_status: 'FAILED',
  flow_step: 'COMPLETED',
  error_code: 'bot_detected',
  error_message: 'The site showed a check for robots.',
} as const

async function renderPage(props = {}) {
  const { drawLogin } = await import('../../../test/support/draw-login.tsx')
  return drawLogin({}, props)
}

it('waits with a failure until its words are there, and draws it once', async () => {
  const { root, push } = await renderPage()
  const titles: (string | null | undefined)[] = []
  const watching = new MutationObserver(() => {
    titles.push(root.querySelector('[data-part="title"]')?.textContent)
  })
  watching.observe(root, { subtree: true, childList: true, characterData: true })
  await push(failed)
  expect(root.dataset.step).toBe('discovering')

  await act(async () => arrive(await look()))

  await screen.findByRole('heading', { name: 'The site blocked the sign-in' })
  watching.disconnect()
  expect(new Set(titles)).toEqual(new Set(['The site blocked the sign-in']))
})

it("tells a failure in general words and the server's own where they cannot be loaded", async () => {
  const { push } = await renderPage()
  await push(failed)

  await act(async () => fail(new Error('404')))

  await screen.findByRole('heading', { name: 'The account was not connected' })
  expect(screen.getByText('The site showed a check for robots.')).toBeDefined()
})

it('marks a provider by its first letter where the marks cannot be loaded', async () => {
  const { root, push } = await renderPage()
  const choices = [{ id: 'google', type: 'sso_provider' as const, label: 'Continue with Google' }]
  await push({ flow_step: 'AWAITING_INPUT', interaction_id: 'mai_1', choices })

  await act(async () => fail(new Error('404')))

  await screen.findByRole('button', { name: /Continue with Google/ })
  expect(root.querySelector('[data-part="option-icon"]')?.textContent).toBe('G')
})

it('has no need of the English words beside a whole pack', async () => {
  const { push } = await renderPage({ text: ar })
  await push(failed)

  await act(async () => fail(new Error('404')))

  await screen.findByRole('heading', { name: ar.failures.bot_detected.title })
})

it('is not asked for in a login of fields', async () => {
  const { root, push } = await renderPage()
  const { signInPause } = await import('../../../test/support/wire.ts')

  await push(signInPause)
  await push({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' })

  await waitFor(() => expect(root.dataset.step).toBe('success'))
  expect(loads).toBe(0)
})
