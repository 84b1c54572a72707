import { expect, it } from 'vitest'
import { readReturnAddresses, returnAddress } from './return-address.ts'

const success = { kind: 'success', profileName: 'demo-user', domain: 'shop.example.com' } as const

it('adds profile and domain to the success address and keeps its own query', () => {
  const addresses = { success_url: 'https://app.example.com/done?tab=2#list' }

  expect(returnAddress(addresses, success)).toBe(
    'https://app.example.com/done?tab=2&profile_name=demo-user&domain=shop.example.com#list',
  )
})

it('adds message and code to the error address, the code only when there is one', () => {
  const addresses = { error_url: 'myapp://login' }

  expect(
    returnAddress(addresses, {
      kind: 'error',
      message: 'Wrong & gone',
      code: 'credentials_invalid',
    }),
  ).toBe('myapp://login?message=Wrong+%26+gone&code=credentials_invalid')
  expect(returnAddress(addresses, { kind: 'error', message: 'Canceled', code: undefined })).toBe(
    'myapp://login?message=Canceled',
  )
})

it('stays on the page when the server named no address for the outcome', () => {
  expect(returnAddress({ error_url: 'https://app.example.com/' }, success)).toBeUndefined()
})

it('reads what the server put into the page, and nothing else', () => {
  const content = '{"success_url":"https://a.example/","error_url":"not an address","other":"x"}'

  expect(readReturnAddresses(content)).toEqual({
    success_url: 'https://a.example/',
    error_url: undefined,
  })
  expect(readReturnAddresses(undefined)).toEqual({})
})
