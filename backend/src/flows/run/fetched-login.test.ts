import { expect, it } from 'vitest'
import { FlowError } from '../errors.ts'
import { ExternalVaultError, type ItemValues } from '../providers/external-vault.ts'
import type { Connection } from '../records.ts'
import { fetchedLogin } from './fetched-login.ts'

const connection = { id: 'ma_1' } as Connection
const refused = new ExternalVaultError('access_refused', 'The token was refused.')

const fetchWith = async (
  fetch: () => Promise<ItemValues | undefined>,
  unattended = false,
): Promise<{ got: Awaited<ReturnType<typeof fetchedLogin>>; warned: object[] }> => {
  const warned: object[] = []
  const log = { debug() {}, info() {}, warn: (fields: object) => warned.push(fields), error() {} }
  const got = await fetchedLogin({ providers: { fetch }, log, unattended }, connection, 'mas_1')
  return { got, warned }
}

it('takes values and the key codes are made from', async () => {
  const item = {
    values: { password: 'right' },
    totpSecret: 'otpauth://totp/x?secret=MFRGGZDFMZTWQ2LK',
  }
  const { got } = await fetchWith(async () => item)

  expect(got.values).toEqual({ password: 'right' })
  expect(got.totp).toMatchObject({ algorithm: 'SHA1', digits: 6, period: 30 })
})

it('takes the password even where codes cannot be made', async () => {
  const item = { values: { password: 'right' }, totpSecret: 'no key at all!' }
  const { got, warned } = await fetchWith(async () => item)

  expect(got).toEqual({ values: { password: 'right' }, totp: undefined })
  expect(JSON.stringify(warned)).toContain('totp_invalid')
  expect(JSON.stringify(warned)).not.toContain('no key')
})

it('has nothing, and says so in the log, when a provider cannot be asked', async () => {
  const { got, warned } = await fetchWith(() => Promise.reject(refused))

  expect(got).toEqual({ values: {}, totp: undefined })
  expect(warned).toEqual([{ flowId: 'mas_1', connectionId: 'ma_1', code: 'access_refused' }])
})

it('ends a login that nobody attends, with what to do', async () => {
  const fetching = fetchWith(() => Promise.reject(refused), true)

  await expect(fetching).rejects.toMatchObject({
    code: 'customer_input_required',
    message: 'The token was refused.',
  })
})

it('lets nothing pass that could not be written down', async () => {
  const unavailable = new FlowError('audit_unavailable', 'No word of it can be kept.')

  await expect(fetchWith(() => Promise.reject(unavailable))).rejects.toBe(unavailable)
})
