import type { SiteAccount, SiteDescription } from '../description.ts'

interface Abroad {
  name: string
  title: string
  lang: string
  /** In English, as all of these sentences are. */
  shows: string
  person: Omit<SiteAccount, 'password'>
  password: string
  home: string
  /** What the fields are called. */
  who: string
  secret: string
  says: string
}

/** One form, with the words of its language. */
const oneForm = ({ person, password, who, secret, says, ...rest }: Abroad): SiteDescription => {
  const enter = (typed: string) => ({ enter: { [who]: person.identifier, [secret]: typed } })
  return {
    ...rest,
    family: 'languages',
    account: { ...person, password },
    way: [enter(password)],
    refusal: { at: 0, turn: enter('0000'), says },
  }
}

/** First who, then the password, on two pages. */
const twoSteps = (abroad: Abroad): SiteDescription => {
  const { person, password, who, secret, says } = abroad
  return {
    ...oneForm(abroad),
    way: [{ enter: { [who]: person.identifier } }, { enter: { [secret]: password } }],
    refusal: { at: 1, turn: { enter: { [secret]: '0000' } }, says },
  }
}

/** One form, then a code by text message. */
const withCode = (code: string, abroad: Abroad): SiteDescription => {
  const plain = oneForm(abroad)
  return { ...plain, way: [...plain.way, { enterCode: code, from: 'sms' }] }
}

/** Logins in other languages than English: structure has to carry what words do not. */
export const languages: SiteDescription[] = [
  oneForm({
    name: 'backstube',
    title: 'Backstube',
    lang: 'de',
    shows: 'German: one form.',
    person: {
      identifier: 'jule.brandt@example.test',
      fullName: 'Jule Brandt',
      email: 'jule.brandt@example.test',
    },
    password: 'Roggenmischbrot-750',
    home: '/bestellungen',
    who: 'E-Mail-Adresse',
    secret: 'Passwort',
    says: 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  }),
  twoSteps({
    name: 'marais',
    title: 'Le Marais salant',
    lang: 'fr',
    shows: 'French: identifier first.',
    person: {
      identifier: 'noe.garnier@example.test',
      fullName: 'Noé Garnier',
      email: 'noe.garnier@example.test',
    },
    password: 'fleur de sel 44',
    home: '/recoltes',
    who: 'Adresse e-mail',
    secret: 'Mot de passe',
    says: 'Mot de passe incorrect. Veuillez réessayer.',
  }),
  withCode('Código de verificación', {
    name: 'olivar',
    title: 'Olivar',
    lang: 'es',
    shows: 'Spanish: one form, then a code by text message.',
    person: {
      identifier: 'ines.robledo@example.test',
      fullName: 'Inés Robledo',
      email: 'ines.robledo@example.test',
    },
    password: 'aceite-virgen-extra',
    home: '/cosecha',
    who: 'Correo electrónico',
    secret: 'Contraseña',
    says: 'El correo electrónico o la contraseña no son correctos.',
  }),
  oneForm({
    name: 'kawara',
    title: 'かわら',
    lang: 'ja',
    shows: 'Japanese: one form with a member number.',
    person: { identifier: '20418830', fullName: '森田 葵', email: 'aoi.morita@example.test' },
    password: 'seigaiha-77',
    home: '/mado',
    who: '会員番号',
    secret: 'パスワード',
    says: '会員番号またはパスワードが正しくありません。',
  }),
  oneForm({
    name: 'mizan',
    title: 'ميزان',
    lang: 'ar',
    shows: 'Arabic, from right to left: one form.',
    person: {
      identifier: 'salma.haddad@example.test',
      fullName: 'سلمى حداد',
      email: 'salma.haddad@example.test',
    },
    password: 'zaytun-wa-zaatar',
    home: '/hisab',
    who: 'البريد الإلكتروني',
    secret: 'كلمة المرور',
    says: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
  }),
  oneForm({
    name: 'chaguan',
    title: '茶馆',
    lang: 'zh',
    shows: 'Chinese: phone number and password.',
    person: { identifier: '13800001234', fullName: '林晓雨', email: 'lin.xiaoyu@example.test' },
    password: 'longjing-2026',
    home: '/dingdan',
    who: '手机号',
    secret: '密码',
    says: '手机号或密码错误，请重新输入。',
  }),
  oneForm({
    name: 'farol',
    title: 'Farol',
    lang: 'pt',
    shows: 'Portuguese: one form.',
    person: {
      identifier: 'rita.azevedo@example.test',
      fullName: 'Rita Azevedo',
      email: 'rita.azevedo@example.test',
    },
    password: 'luz-da-barra-9',
    home: '/avisos',
    who: 'E-mail',
    secret: 'Senha',
    says: 'E-mail ou senha incorretos.',
  }),
  twoSteps({
    name: 'samovar',
    title: 'Самовар',
    lang: 'ru',
    shows: 'Russian: identifier first.',
    person: {
      identifier: 'vera.sokolova@example.test',
      fullName: 'Вера Соколова',
      email: 'vera.sokolova@example.test',
    },
    password: 'chay-s-limonom',
    home: '/zakazy',
    who: 'Электронная почта',
    secret: 'Пароль',
    says: 'Неверный пароль. Попробуйте ещё раз.',
  }),
]
