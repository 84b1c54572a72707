import { describe, expect, it } from 'vitest'
import { speaksOf } from './speaks-of.ts'
import type { Topic } from './words.ts'

/** What a login form says in each language: its button, the name, the password, the other form. */
const forms: Record<string, { login: string; username: string; password: string; signUp: string }> =
  {
    ar: {
      login: 'تسجيل الدخول',
      username: 'اسم المستخدم',
      password: 'كلمة المرور',
      signUp: 'إنشاء حساب',
    },
    bg: { login: 'Вход', username: 'Потребителско име', password: 'Парола', signUp: 'Регистрация' },
    cs: {
      login: 'Přihlásit se',
      username: 'Uživatelské jméno',
      password: 'Heslo',
      signUp: 'Registrovat se',
    },
    da: {
      login: 'Log ind',
      username: 'Brugernavn',
      password: 'Adgangskode',
      signUp: 'Opret konto',
    },
    de: {
      login: 'Anmelden',
      username: 'Benutzername',
      password: 'Passwort',
      signUp: 'Konto erstellen',
    },
    el: { login: 'Σύνδεση', username: 'Όνομα χρήστη', password: 'Κωδικός', signUp: 'Εγγραφή' },
    en: {
      login: 'Log in',
      username: 'User name',
      password: 'Password',
      signUp: 'Create an account',
    },
    es: {
      login: 'Iniciar sesión',
      username: 'Nombre de usuario',
      password: 'Contraseña',
      signUp: 'Crear cuenta',
    },
    fa: { login: 'ورود', username: 'نام کاربری', password: 'گذرواژه', signUp: 'ثبت نام' },
    fi: {
      login: 'Kirjaudu sisään',
      username: 'Käyttäjätunnus',
      password: 'Salasana',
      signUp: 'Rekisteröidy',
    },
    fr: {
      login: 'Se connecter',
      username: "Nom d'utilisateur",
      password: 'Mot de passe',
      signUp: "S'inscrire",
    },
    he: { login: 'התחבר', username: 'שם משתמש', password: 'סיסמה', signUp: 'הרשמה' },
    hi: { login: 'लॉग इन करें', username: 'उपयोगकर्ता नाम', password: 'पासवर्ड', signUp: 'साइन अप' },
    hu: {
      login: 'Bejelentkezés',
      username: 'Felhasználónév',
      password: 'Jelszó',
      signUp: 'Regisztráció',
    },
    id: { login: 'Masuk', username: 'Nama pengguna', password: 'Kata sandi', signUp: 'Daftar' },
    it: { login: 'Accedi', username: 'Nome utente', password: 'Password', signUp: 'Registrati' },
    ja: { login: 'ログイン', username: 'ユーザー名', password: 'パスワード', signUp: '新規登録' },
    ko: { login: '로그인', username: '아이디', password: '비밀번호', signUp: '회원가입' },
    nb: { login: 'Logg inn', username: 'Brukernavn', password: 'Passord', signUp: 'Opprett konto' },
    nl: {
      login: 'Inloggen',
      username: 'Gebruikersnaam',
      password: 'Wachtwoord',
      signUp: 'Registreren',
    },
    pl: {
      login: 'Zaloguj się',
      username: 'Nazwa użytkownika',
      password: 'Hasło',
      signUp: 'Zarejestruj się',
    },
    pt: { login: 'Entrar', username: 'Nome de usuário', password: 'Senha', signUp: 'Criar conta' },
    ro: {
      login: 'Autentificare',
      username: 'Nume utilizator',
      password: 'Parolă',
      signUp: 'Înregistrare',
    },
    ru: {
      login: 'Войти',
      username: 'Имя пользователя',
      password: 'Пароль',
      signUp: 'Зарегистрироваться',
    },
    sk: {
      login: 'Prihlásiť sa',
      username: 'Používateľské meno',
      password: 'Heslo',
      signUp: 'Registrovať sa',
    },
    sr: {
      login: 'Пријави се',
      username: 'Корисничко име',
      password: 'Лозинка',
      signUp: 'Региструј се',
    },
    sv: {
      login: 'Logga in',
      username: 'Användarnamn',
      password: 'Lösenord',
      signUp: 'Skapa konto',
    },
    th: { login: 'เข้าสู่ระบบ', username: 'ชื่อผู้ใช้', password: 'รหัสผ่าน', signUp: 'สมัครสมาชิก' },
    tr: { login: 'Giriş yap', username: 'Kullanıcı adınız', password: 'Şifre', signUp: 'Kaydol' },
    uk: {
      login: 'Увійти',
      username: "Ім'я користувача",
      password: 'Пароль',
      signUp: 'Зареєструватися',
    },
    vi: { login: 'Đăng nhập', username: 'Tên đăng nhập', password: 'Mật khẩu', signUp: 'Đăng ký' },
    zh: { login: '登录', username: '用户名', password: '密码', signUp: '注册' },
  }

const misleading: { part: 'login' | 'username' | 'password' | 'signUp'; never: Topic[] }[] = [
  {
    part: 'login',
    never: [
      'signUp',
      'signOut',
      'reset',
      'back',
      'resend',
      'reveal',
      'newsletter',
      'search',
      'save',
    ],
  },
  {
    part: 'username',
    never: ['personName', 'email', 'code', 'postal', 'tenant', 'search', 'newsletter'],
  },
  {
    part: 'password',
    never: ['newPassword', 'currentPassword', 'current', 'username', 'email', 'reveal', 'terms'],
  },
  {
    part: 'signUp',
    never: ['login', 'reset', 'next', 'back', 'reveal', 'code', 'newsletter', 'save'],
  },
]

// One pattern holds all languages: a short word of one must not be found in a form of another.
describe.each(Object.entries(forms))('a form in %s', (_language, form) => {
  it('names its parts', () => {
    expect(speaksOf('login', form.login)).toBe(true)
    expect(speaksOf('username', form.username)).toBe(true)
    expect(speaksOf('password', form.password)).toBe(true)
    expect(speaksOf('signUp', form.signUp)).toBe(true)
  })

  it.each(misleading)('is not misread at its $part', ({ part, never }) => {
    expect(never.filter((topic) => speaksOf(topic, form[part]))).toEqual([])
  })
})
