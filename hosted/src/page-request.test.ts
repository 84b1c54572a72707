import { expect, it } from 'vitest'
import { readPageRequest, withoutCode } from './page-request.ts'

const at = (path: string) => new URL(path, 'https://auth.example.com')

it('reads connection, code and theme from the address', () => {
  expect(readPageRequest(at('/login/ma_12?code=abc&theme=dark'))).toEqual({
    connectionId: 'ma_12',
    handoffCode: 'abc',
    theme: 'dark',
  })
})

it('takes an empty code for none, and an unknown theme for the system one', () => {
  expect(readPageRequest(at('/login/ma%2F12/?code=&theme=pink'))).toEqual({
    connectionId: 'ma/12',
    handoffCode: undefined,
    theme: 'auto',
  })
})

it('does not read a connection id that is not spelled right', () => {
  expect(readPageRequest(at('/login/%E0%A4%A')).connectionId).toBeUndefined()
  expect(readPageRequest(at('/login/')).connectionId).toBeUndefined()
})

it('keeps everything but the code in the address bar', () => {
  const clean = withoutCode(at('/login/ma_12?code=abc&theme=dark&code=def#top'))

  expect(clean).toBe('/login/ma_12?theme=dark#top')
})
