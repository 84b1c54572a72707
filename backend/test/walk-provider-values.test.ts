import { expect, it } from 'vitest'
import { playLogin, values } from './play-login.ts'

// Values that are for an identity provider, on a site that has no button of it.

const kept = { provider: 'google', values: { email: 'ada@example.test', password: 'at google' } }
const pages = ['harbor-login', 'harbor-signed-in']

it('types them into the form where a customer gave them for this site', async () => {
  const login = await playLogin(pages, [], { kept: { ...kept, isBound: false } })

  expect(login.asked).toEqual([])
  expect(login.typed).toEqual([['ada@example.test', 'at google']])
  expect(login.arrival).toMatchObject({ isAtSite: true, ssoProvider: undefined })
})

it('types none of them where they were typed at the provider once', async () => {
  const login = await playLogin(pages, [values({ email: 'mara', password: 'of the site' })], {
    kept: { ...kept, isBound: true },
  })

  expect(login.asked.map(({ fields }) => fields)).toEqual([['email', 'password']])
  expect(login.typed).toEqual([['mara', 'of the site']])
})

it('asks when the site does not take them either, and types them once', async () => {
  const login = await playLogin(
    ['harbor-login', 'harbor-refused', 'harbor-signed-in'],
    [values({ email: 'mara', password: 'of the site' })],
    { kept: { ...kept, isBound: false } },
  )

  expect(login.typed.map(([, password]) => password)).toEqual(['at google', 'of the site'])
})
