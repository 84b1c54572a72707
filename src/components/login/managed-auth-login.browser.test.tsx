import '../../styles.ts'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderLogin } from '../../../test/support/render-login.tsx'
import { codeField, passwordField, signInPause, userField } from '../../../test/support/wire.ts'

afterEach(cleanup)

const focused = () => document.activeElement
const ask = (
  interaction_id: string,
  ...fields: (typeof userField | typeof passwordField | typeof codeField)[]
) => ({
  flow_step: 'AWAITING_INPUT',
  interaction_id,
  fields,
})

it('walks a login by keyboard alone, the focus always where it goes on', async () => {
  const { client, push } = await renderLogin({ flow_step: 'DISCOVERING' }, { skipPrime: false })
  await page.getByRole('button', { name: 'Before' }).click()
  await userEvent.keyboard('{Tab}{Enter}')
  expect(focused()?.textContent).toBe('Opening harbor.example')

  await push(signInPause)
  await userEvent.keyboard('ada@example.com{Tab}s3cret{Enter}')
  expect(focused()?.textContent).toBe('Signing in')

  await push({ ...ask('mai_2', userField, passwordField), website_error: 'Incorrect password' })
  expect(focused()).toBe(page.getByLabelText('Password', { exact: true }).element())
  await userEvent.keyboard('better{Enter}')
  await push(ask('mai_3', codeField))
  expect(focused()).toBe(page.getByRole('textbox', { name: 'Code' }).element())
  await push({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' })
  expect(focused()?.textContent).toBe('Account connected')

  expect(client.submits.map(({ field_values }) => field_values)).toEqual([
    { f_user: 'ada@example.com', f_pw: 's3cret' },
    { f_user: 'ada@example.com', f_pw: 'better' },
  ])
})

it('takes no focus at first sight, nor from somebody who is elsewhere', async () => {
  const { push } = await renderLogin(signInPause)
  expect(focused()).toBe(document.body)
  const elsewhere = page.getByLabelText('Elsewhere')
  await elsewhere.click()

  await push(ask('mai_2', codeField))

  expect(focused()).toBe(elsewhere.element())
})

it('shows and hides a password by keyboard', async () => {
  await renderLogin(ask('mai_1', passwordField))
  const password = page.getByLabelText('Password', { exact: true })
  await password.fill('s3cret')

  await userEvent.keyboard('{Tab} ')
  await expect.element(password).toHaveAttribute('type', 'text')
  await userEvent.keyboard(' ')

  await expect.element(password).toHaveAttribute('type', 'password')
  await expect.element(password).toHaveValue('s3cret')
})

it('takes a pasted code with blanks around it', async () => {
  const { client } = await renderLogin(ask('mai_1', codeField))
  await page.getByLabelText('Elsewhere').fill(' 123 456 ')
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}')
  await userEvent.copy()

  await page.getByRole('textbox', { name: 'Code' }).click()
  await userEvent.paste()
  await userEvent.keyboard('{Enter}')

  expect(client.submits).toEqual([{ field_values: { f_code: '123456' }, interaction_id: 'mai_1' }])
})

it.each(['light', 'dark'] as const)('keeps text readable, %s', async (theme) => {
  await renderLogin({ ...signInPause, website_error: 'Not now.' }, { theme })
  const read = (selector: string, property: 'color' | 'backgroundColor') => {
    const element = document.querySelector(selector)
    if (!element) throw new Error(selector)
    return getComputedStyle(element)[property]
  }
  const surface = read('.managed-auth', 'backgroundColor')

  expect(contrast(read('[data-part="title"]', 'color'), surface)).toBeGreaterThan(7)
  expect(contrast(read('[data-part="cancel"]', 'color'), surface)).toBeGreaterThan(4.5)
  expect(
    contrast(
      read('[data-part="submit"]', 'color'),
      read('[data-part="submit"]', 'backgroundColor'),
    ),
  ).toBeGreaterThan(4.5)
  expect(
    contrast(
      read('[data-part="site-words"]', 'color'),
      read('[data-part="site-words"]', 'backgroundColor'),
    ),
  ).toBeGreaterThan(4.5)
})

it('fits 320 px, grows with its container only, and keeps inputs at 16 px', async () => {
  await page.viewport(320, 640)
  await renderLogin({
    ...signInPause,
    website_error: 'AVeryLongWordThatNoLineWouldHoldOnASmallPhoneScreenWithoutBreaking',
  })
  const root = document.querySelector('.managed-auth')

  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  expect(root?.getBoundingClientRect().height).toBeLessThan(640)
  for (const input of document.querySelectorAll('.managed-auth input:not([hidden])')) {
    expect(Number.parseFloat(getComputedStyle(input).fontSize)).toBeGreaterThanOrEqual(16)
  }
})

it("gives way to any rule of the host's own", async () => {
  const host = document.createElement('style')
  host.textContent = '[data-part="submit"] { background-color: rgb(1, 2, 3) }'
  document.head.append(host)
  await renderLogin(signInPause)
  const submit = document.querySelector('[data-part="submit"]') as Element

  expect(getComputedStyle(submit).backgroundColor).toBe('rgb(1, 2, 3)')
  host.remove()
})

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
