import { describe, expect, it } from 'vitest'
import { speaksOf } from './speaks-of.ts'
import type { Topic } from './words.ts'

const spoken: [Topic, string[]][] = [
  [
    'login',
    ['Log in', 'SIGN-IN', 'Anmelden', 'Se connecter', 'Iniciar sesión', 'Accedi', 'Iniciar sessão'],
  ],
  [
    'signUp',
    ['Create an account', 'Registrieren', 'S’inscrire', 'Regístrate', 'Registrati', 'Cadastre-se'],
  ],
  ['signOut', ['Log out', 'Abmelden', 'Se déconnecter', 'Cerrar sesión', 'Esci', 'Sair']],
  [
    'reset',
    [
      'Forgot password?',
      'Passwort vergessen?',
      'Mot de passe oublié ?',
      '¿Olvidaste tu contraseña?',
      'Password dimenticata?',
      'Esqueci minha senha',
    ],
  ],
  ['password', ['Password', 'Kennwort', 'Mot de passe', 'Contraseña', 'Senha', 'Palavra-passe']],
  ['code', ['Verification code', 'Bestätigungscode', 'Code de vérification', 'Código', 'Codice']],
  [
    'textMessage',
    [
      'We texted you',
      'per SMS',
      'message texte',
      'mensaje de texto',
      'messaggio di testo',
      'mensagem de texto',
    ],
  ],
  [
    'refusal',
    [
      'Wrong password',
      'Das Passwort ist falsch.',
      'Identifiant ou mot de passe incorrect',
      'Contraseña incorrecta',
      'Password errata',
      'Senha incorreta',
    ],
  ],
  [
    'anotherWay',
    [
      'Try another way',
      'Andere Methode verwenden',
      'Essayer une autre méthode',
      'Probar otra forma',
      'Prova un altro metodo',
      'Tentar de outra forma',
    ],
  ],
  [
    'chooseAccount',
    [
      'Choose an account',
      'Select your workspace',
      'Konto auswählen',
      'Choisissez un compte',
      'Elige una cuenta',
      'Scegli un account',
      'Escolha uma conta',
    ],
  ],
]

const joined: [Topic, string[]][] = [
  [
    'login',
    ['Googleでログイン', '登录', '로그인하기', 'Войти', 'Giriş Yap', 'Zaloguj się', 'تسجيل الدخول'],
  ],
  ['username', ['ユーザーID', '用户名', 'Имя пользователя', 'Kullanıcı Adı', 'KULLANICI ADI']],
  ['password', ['ﾊﾟｽﾜｰﾄﾞ', 'Hasło:', '비밀번호를', 'كَلِمَة المُرور']],
]

describe.each([...spoken, ...joined])('%s', (topic, texts) => {
  it.each(texts)('is spoken of in "%s"', (text) => {
    expect(speaksOf(topic, text)).toBe(true)
  })
})

const unspoken: [Topic, string][] = [
  ['login', 'Blogging in the summer'],
  ['login', 'Catalogue'],
  ['signOut', 'Log in'],
  ['signUp', 'Sign in'],
  ['password', 'Passport number'],
  ['code', 'Decode this'],
  ['refusal', 'We sent you a code'],
  ['phoneCall', 'Recall your last order'],
  ['account', 'Accountant of the year'],
  ['username', 'A video of our identity'],
  ['login', 'أدخل الرمز'],
  ['signOut', 'تسجيل الدخول'],
  ['login', 'Войлок'],
]

it.each(unspoken)('does not take %s from "%s"', (topic, text) => {
  expect(speaksOf(topic, text)).toBe(false)
})
