import { expect, it } from 'vitest'
import { providerInPhrase } from './sso-phrase.ts'

/** How products offer to sign in with somebody, in the words of each language. */
const phrases: Record<string, (name: string) => string> = {
  en: (name) => `Sign in with ${name}`,
  de: (name) => `Mit ${name} anmelden`,
  fr: (name) => `Se connecter avec ${name}`,
  es: (name) => `Continuar con ${name}`,
  it: (name) => `Accedi con ${name}`,
  pt: (name) => `Fazer login com ${name}`,
  nl: (name) => `Inloggen met ${name}`,
  pl: (name) => `Zaloguj się przez ${name}`,
  ru: (name) => `Войти через ${name}`,
  tr: (name) => `${name} ile giriş yap`,
  ja: (name) => `${name}でログイン`,
  'zh-CN': (name) => `使用 ${name} 登录`,
  'zh-TW': (name) => `使用 ${name} 登入`,
  ko: (name) => `${name}(으)로 로그인`,
  ar: (name) => `تسجيل الدخول باستخدام ${name}`,
  sv: (name) => `Logga in med ${name}`,
  da: (name) => `Log ind med ${name}`,
  nb: (name) => `Logg på med ${name}`,
  fi: (name) => `Kirjaudu sisään tunnuksella ${name}`,
  cs: (name) => `Přihlásit se pomocí ${name}`,
  el: (name) => `Είσοδος μέσω ${name}`,
  hu: (name) => `Bejelentkezés a következővel: ${name}`,
  ro: (name) => `Conectare cu ${name}`,
  uk: (name) => `Увійдіть за допомогою ${name}`,
  id: (name) => `Masuk dengan ${name}`,
  vi: (name) => `Đăng nhập bằng ${name}`,
  th: (name) => `เข้าสู่ระบบด้วย ${name}`,
  he: (name) => `התחברות באמצעות ${name}`,
  hi: (name) => `${name} से साइन इन करें`,
  fa: (name) => `ورود با ${name}`,
}

it.each(Object.entries(phrases))(
  'reads the offer in %s, of those everybody knows and of others',
  (_, say) => {
    expect(providerInPhrase(say('Google'))).toBe('google')
    expect(providerInPhrase(say('LINE'))).toBe('line')
    expect(providerInPhrase(say('Alder Staff'))).toBe('alder_staff')
  },
)

it.each([
  ['Войти через Яндекс', 'yandex'],
  ['네이버로 로그인', 'naver'],
  ['카카오로 로그인', 'kakao'],
  ['使用微信登录', 'wechat'],
  ['支付宝登录', 'alipay'],
  ['구글 계정으로 로그인', 'google'],
  ['Kontynuuj z Facebookiem', 'facebook'],
  ['Sign in with X', 'x'],
  ['Log in to LINE', 'line'],
])('knows %s', (label, provider) => {
  expect(providerInPhrase(label)).toBe(provider)
})

it.each([
  'Sign in with PIV / CAC card',
  'Mit PIV / CAC-Karte anmelden',
  'Sign in with a passkey',
  'Sign in with Windows Hello',
  'With Video Off',
  'Use Custom Domain',
  'WordPressのログイン方法を覚えておこう',
  'Sign in online',
])('leaves alone: %s', (label) => {
  expect(providerInPhrase(label)).toBeUndefined()
})
