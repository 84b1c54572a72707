import { expect, it } from 'vitest'
import { ownHosts } from '../allowed-hosts.ts'
import { ProviderSignIn } from './provider-sign-in.ts'

const start = () => {
  const signIn = new ProviderSignIn(ownHosts('shop.test'))
  return { signIn, press: () => signIn.begin('northstar', 'https://shop.test/login') }
}

it('is at no provider before a button was pressed', () => {
  const { signIn } = start()

  expect(signIn.isAt('https://idp.test/signin')).toBe(false)
})

it('is at the provider on the first foreign host, not on hosts of the site', () => {
  const { signIn, press } = start()
  press()

  expect(signIn.isAt('https://auth.shop.test/begin')).toBe(false)
  expect(signIn.isAt('https://idp.test/signin')).toBe(true)
  expect(signIn.isAt('https://shop.test/home')).toBe(false)
})

it('may end on one more host of the site, but on no known provider', () => {
  const { signIn, press } = start()
  press()
  signIn.isAt('https://idp.test/signin')

  expect(signIn.isAt('https://app.shop-cloud.test/home')).toBe(false)
  expect(signIn.isAt('https://login.live.com/consent')).toBe(true)
})

it('takes an empty window for nobody', () => {
  const { signIn, press } = start()
  press()

  expect(signIn.isAt('about:blank')).toBe(false)
})
