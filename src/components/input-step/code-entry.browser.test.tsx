import '../../styles.ts'
import type { Field } from '@managed-auth/protocol'
import { cleanup } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderLogin } from '../../../test/support/render-login.tsx'
import { codeField } from '../../../test/support/wire.ts'
import { ar } from '../../text/ar.ts'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const sixDigits = { ...codeField, hint: 'Enter the 6-digit code we sent to •••• 77.' }
const ask = (interaction_id: string, field: Omit<Field, 'ref'>) => ({
  flow_step: 'AWAITING_INPUT',
  interaction_id,
  fields: [{ ref: 'code', ...field }],
})

const bySms = {
  name: 'code',
  label: 'Code',
  type: 'code',
  selector: '',
  linked_mfa_type: 'sms',
} as const

const input = () => page.getByRole('textbox', { name: 'Code' })
const cells = () => [...document.querySelectorAll<HTMLElement>('[data-part="code-cell"]')]

/** As a person does: from another field, by the clipboard. */
async function paste(text: string) {
  await page.getByLabelText('Elsewhere').fill(text)
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}')
  await userEvent.copy()
  await input().click()
  await userEvent.paste()
}

it('is one input with a cell behind each character', async () => {
  const { root } = await renderLogin(ask('a', sixDigits))
  await input().fill('123')

  expect(root.querySelectorAll('input')).toHaveLength(1)
  expect(cells().map(({ dataset }) => dataset.state)).toEqual([
    'filled',
    'filled',
    'filled',
    'next',
    'empty',
    'empty',
  ])
  await expect.element(input()).toHaveAttribute('autocomplete', 'one-time-code')
  await expect.element(input()).toHaveAttribute('inputmode', 'numeric')
})

it('sends a pasted code by itself once it is complete, blanks and dashes cleaned', async () => {
  const { client } = await renderLogin(ask('a', sixDigits))

  await paste(' 123-4 56 ')

  expect(client.submits).toEqual([{ field_values: { f_code: '123456' }, interaction_id: 'a' }])
})

it('waits for the button where that is switched off', async () => {
  const { client } = await renderLogin(ask('a', sixDigits), { layout: { autoSubmit: false } })

  await paste('123456')
  expect(client.submits).toEqual([])
  await userEvent.keyboard('{Enter}')

  expect(client.submits).toHaveLength(1)
})

it('never sends by itself a code whose length the site did not say', async () => {
  const { client } = await renderLogin(ask('a', codeField))

  await paste('123456')

  expect(client.submits).toEqual([])
  expect(cells()).toEqual([])
})

it('draws six cells for an authenticator app, and lets a longer code through', async () => {
  const { client } = await renderLogin(ask('a', { ...codeField, type: 'totp_code' }))
  expect(cells()).toHaveLength(6)

  await input().fill('12345678')

  expect(cells()).toEqual([])
  await expect.element(input()).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(client.submits[0]?.field_values).toEqual({ f_code: '12345678' })
})

it('takes letters where the site speaks of them', async () => {
  const letters = { ...codeField, hint: '8 letters and digits' }
  const { client } = await renderLogin(ask('a', letters))
  expect(cells()).toHaveLength(8)
  await expect.element(input()).toHaveAttribute('inputmode', 'text')

  await paste('K7QP-2M4X')

  expect(client.submits[0]?.field_values).toEqual({ f_code: 'K7QP2M4X' })
})

it('runs from left to right amid right-to-left words', async () => {
  const { root } = await renderLogin(ask('a', sixDigits), { text: ar })
  await input().fill('12')
  const [first, second] = cells().map((cell) => cell.getBoundingClientRect())

  expect(root.dir).toBe('rtl')
  expect(first?.left).toBeLessThan(second?.left ?? 0)
  expect(getComputedStyle(input().element()).direction).toBe('ltr')
})

it('puts each character over its cell', async () => {
  await page.viewport(360, 700)
  await renderLogin(ask('a', sixDigits))
  await input().fill('12345')
  const field = input().element() as HTMLInputElement
  const style = getComputedStyle(field)
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('no canvas')
  context.font = style.font
  const pitch = context.measureText('0').width + Number.parseFloat(style.letterSpacing)
  const [first, second, , , , last] = cells().map((cell) => cell.getBoundingClientRect())

  expect(pitch).toBeCloseTo((second?.left ?? 0) - (first?.left ?? 0), 0)
  expect(field.scrollWidth).toBeLessThanOrEqual(field.clientWidth)
  expect(last?.right).toBeLessThan(360)
})

it('takes the code from a text message where the browser offers it', async () => {
  vi.stubGlobal('OTPCredential', class {})
  const get = vi.spyOn(navigator.credentials, 'get')
  get.mockResolvedValue({ code: '654321' } as never)
  const { client } = await renderLogin({ ...ask('a', sixDigits), discovered_fields: [bySms] })

  await vi.waitFor(() => expect(client.submits).toHaveLength(1))

  expect(get.mock.calls[0]?.[0]).toMatchObject({ otp: { transport: ['sms'] } })
  expect(client.submits[0]?.field_values).toEqual({ f_code: '654321' })
})

it('says where the code was sent when the site does not, in the words of the option picked', async () => {
  const sms = (id: string, description: string) =>
    ({ id, type: 'mfa_method', label: 'Text message', description }) as const
  const { push } = await renderLogin({
    flow_step: 'AWAITING_INPUT',
    interaction_id: 'a',
    choices: [sms('sms_1', '•••• 42'), sms('sms_2', '•••• 77')],
  })
  await page.getByRole('button', { name: /77/ }).click()
  await push({ flow_step: 'SUBMITTING' })

  await push({ ...ask('b', codeField), discovered_fields: [bySms] })

  await expect.element(input()).toHaveAccessibleDescription('Sent as a text message to •••• 77')
})

it('comes back to the empty field after the code was asked for again', async () => {
  const again = { id: 'again', type: 'other', label: 'Send it again' } as const
  const { client, push } = await renderLogin({ ...ask('a', sixDigits), choices: [again] })
  await input().fill('123')

  await page.getByRole('button', { name: 'Send it again' }).click()
  expect(client.submits).toEqual([{ selected_choice_id: 'again', interaction_id: 'a' }])
  await push({ flow_step: 'SUBMITTING' })
  await push({ ...ask('b', sixDigits), choices: [again] })

  await expect.element(input()).toHaveFocus()
  await expect.element(input()).toHaveValue('')
})
