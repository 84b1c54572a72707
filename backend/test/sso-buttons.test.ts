import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consentButton } from '../src/flows/interpret/consent.ts'
import { interpret } from '../src/flows/interpret/interpret.ts'
import type { Control, Snapshot } from '../src/flows/snapshot.ts'

// Which buttons of saved pages sign in through another provider, and what they are called.

const load = (name: string): Snapshot =>
  JSON.parse(readFileSync(join(import.meta.dirname, `snapshots/${name}.json`), 'utf8'))

const offersOf = (snapshot: Snapshot) => {
  const sighting = interpret(snapshot)
  if (sighting.kind !== 'input') return []
  return sighting.choices.map(({ type, provider, label }) => `${type} ${provider}: ${label}`)
}

it('reads the phrase in thirteen languages, and keeps the words of the site', () => {
  expect(offersOf(load('sso-languages'))).toEqual([
    'sso_provider google: Mit Google anmelden',
    'sso_provider apple: Se connecter avec Apple',
    'sso_provider facebook: Iniciar sesión con Facebook',
    'sso_provider linkedin: Accedi con LinkedIn',
    'sso_provider github: Entrar com GitHub',
    'sso_provider microsoft: Inloggen met Microsoft',
    'sso_provider gitlab: Zaloguj się przez GitLab',
    'sso_provider yandex: Войти через Яндекс',
    'sso_provider slack: Slack ile giriş yap',
    'sso_provider line: LINEでログイン',
    'sso_provider wechat: 使用微信登录',
    'sso_provider kakao: 카카오로 로그인',
    'sso_provider okta: تسجيل الدخول باستخدام Okta',
  ])
})

it('knows icons by their address and their company, and leaves the footer alone', () => {
  expect(offersOf(load('sso-icons-de'))).toEqual([
    'sso_provider google: Google',
    'sso_provider facebook: Facebook',
    'sso_provider apple: Apple',
  ])
})

it('knows an icon by its own class alone, and by the bare name only in company', () => {
  const page = load('sso-icons-de')
  const unnamed = (label: string, className: string): Snapshot => ({
    ...page,
    controls: page.controls.flatMap((control) => {
      if (control.label === label) return [{ ...control, label: '', className }]
      // Nothing else that is called so.
      return control.label === 'Apple' ? [] : [control]
    }),
  })

  expect(offersOf(unnamed('Apple', 'social-login apple'))).toContain('sso_provider apple: Apple')
  expect(offersOf(unnamed('Apple', 'apple'))).toContain('sso_provider apple: Apple')
  expect(offersOf(unnamed('X', 'apple'))).not.toContain('sso_provider apple: Apple')
})

it('takes a name alone under a line that says what it is for', () => {
  const snapshot = load('sso-names-only')
  const withoutLine = {
    ...snapshot,
    text: snapshot.text.replace('Or sign in with', 'Our partners'),
  }

  expect(offersOf(snapshot)).toHaveLength(3)
  expect(offersOf(withoutLine)).toEqual([])
})

it('knows a provider nobody has heard of, and a link by where it leads', () => {
  expect(offersOf(load('sso-only'))).toEqual([
    'sso_provider google: Continue with Google',
    'sso_provider github: Continue with GitHub',
    'sso_provider microsoft: Microsoft',
    'sso_provider northstar: Continue with Northstar',
  ])
})

it('takes nothing that shares, pays, follows, signs up or is a way of the site itself', () => {
  expect(offersOf(load('sso-rejections'))).toEqual([])
})

it('takes no provider for another way in on its own pages', () => {
  const snapshot = { ...load('sso-only'), url: 'https://www.github.com/login' }

  expect(offersOf(snapshot)).not.toContain('sso_provider github: Continue with GitHub')
})

it('addresses a button by the path the older shape carries', () => {
  const snapshot = load('sso-only')
  const sighting = interpret(snapshot)
  const [first] = sighting.kind === 'input' ? sighting.choices : []

  expect(first?.selector).toBe(`xpath=${snapshot.controls[first?.target ?? -1]?.xpath}`)
})

describe('consent', () => {
  const labelOf = (control: Control | undefined) => control?.label

  it('is given by the button that agrees, not by the one that refuses', () => {
    expect(labelOf(consentButton(load('consent-en')))).toBe('Authorize Tern')
    expect(labelOf(consentButton(load('consent-de')))).toBe('Erlauben')
  })

  it.each(['one-page-en', 'chooser-buttons', 'account-picker', 'sso-only', 'dashboard'])(
    'is not what %s asks for',
    (name) => {
      expect(consentButton(load(name))).toBeUndefined()
    },
  )
})
