import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderLogin } from '../../../test/support/render-login.tsx'
import { signInPause } from '../../../test/support/wire.ts'
import { ar } from '../../text/ar.ts'

const awaiting = (rest: Parameters<typeof renderLogin>[0]) => ({
  flow_step: 'AWAITING_INPUT',
  ...rest,
})

it('says on the root alone which step it is', async () => {
  const { root } = await renderLogin(signInPause)

  expect(root.dataset.step).toBe('input')
  expect(root.querySelectorAll('[data-step]')).toHaveLength(0)
})

it('speaks Arabic from right to left, unless told otherwise', async () => {
  const { root, rerender } = await renderLogin(signInPause, { text: ar })
  expect([root.dir, root.lang]).toEqual(['rtl', 'ar'])
  expect(screen.getByRole('button', { name: 'إلغاء' })).toBeDefined()

  await rerender({ dir: 'ltr' })

  expect([root.dir, root.lang]).toEqual(['ltr', 'ar'])
})

it('lays itself out as the host wants it', async () => {
  const choices = [{ id: 'google', type: 'sso_provider' as const, label: 'Google' }]
  const { root, rerender } = await renderLogin({ ...signInPause, choices })
  const order = () =>
    [...root.querySelectorAll('form, [data-part="options"]')].map(({ tagName }) => tagName)
  expect(order()).toEqual(['FORM', 'UL'])
  expect(screen.queryByText('Powered by Managed Auth')).toBeNull()
  expect(screen.queryByRole('link')).toBeNull()

  await rerender({
    density: 'compact',
    layout: { options: 'above', poweredBy: true, termsUrl: '/terms', privacyUrl: '/privacy' },
  })

  expect(order()).toEqual(['UL', 'FORM'])
  expect(root.dataset.density).toBe('compact')
  expect(screen.getByText('Powered by Managed Auth')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Privacy' }).getAttribute('href')).toBe('/privacy')
})

it('leaves out the security note and the drawings where the host wants that', async () => {
  const { root } = await renderLogin(
    { flow_step: 'DISCOVERING' },
    { skipPrime: false, layout: { securityNote: false, icons: false } },
  )

  expect(screen.queryByRole('list')).toBeNull()
  expect(root.querySelector('svg')).toBeNull()
})

it.each([
  ['google', 'svg'],
  ['google_oauth2', 'svg'],
  ['sso_github', 'svg'],
  ['okta-preview', 'svg'],
  ['acme', 'A'],
  ['constructor', 'C'],
  // Not "x": a name is compared whole.
  ['xero', 'X'],
])('marks the provider %s with %s', async (id, mark) => {
  const { root } = await renderLogin(
    awaiting({ choices: [{ id, type: 'sso_provider', label: 'Weiter' }] }),
  )

  const icon = root.querySelector('[data-part="option-icon"]')
  expect(icon?.querySelector('svg') ? 'svg' : icon?.textContent).toBe(mark)
  expect(screen.getByRole('button', { name: 'Weiter' })).toBeDefined()
})

it('keeps a label and its description apart without any style', async () => {
  await renderLogin(
    awaiting({
      choices: [{ id: 's', type: 'mfa_method', label: 'Text message', description: '•••• 77' }],
    }),
    { unstyled: true },
  )

  expect(screen.getByRole('button', { name: 'Text message •••• 77' })).toBeDefined()
})

it('lets the host change looks, elements and words', async () => {
  const { root } = await renderLogin(signInPause, {
    theme: 'dark',
    unstyled: true,
    classNames: { root: 'mine', submit: 'primary', input: 'box' },
    slots: { submit: (props) => <button {...props} data-slot="mine" /> },
    text: { submit: 'Log in', signIn: (domain) => `Log in at ${domain}` },
  })

  expect(root.className).toBe('mine')
  expect(root.dataset.theme).toBe('dark')
  const submit = screen.getByRole('button', { name: 'Log in' })
  expect([submit.className, submit.dataset.slot]).toEqual(['primary', 'mine'])
  expect(screen.getByLabelText('Password').className).toBe('box')
  expect(screen.getByRole('heading', { name: 'Log in at harbor.example' })).toBeDefined()
  expect(within(root).getAllByRole('button', { name: 'Cancel' })).toHaveLength(1)
})
