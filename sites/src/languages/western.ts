import { defineAbroad } from './define-abroad.ts'

export const backstube = defineAbroad(
  'backstube',
  {
    accent: '#8a4b08',
    ground: '#faf0e0',
    font: 'serif',
    frame: 'card',
    radius: 14,
    pattern: 'dots',
    mark: '❋',
    motto: 'Brot, das Zeit hatte.',
  },
  {
    heading: 'Ihre Bestellungen',
    rows: ['Zwei Roggenbrote, montags', 'Zehn Brötchen, samstags'],
    signOut: 'Abmelden',
  },
  {
    heading: 'Anmelden',
    who: { label: 'E-Mail-Adresse' },
    secret: 'Passwort',
    button: 'Anmelden',
    forgot: 'Passwort vergessen?',
  },
)

export const marais = defineAbroad(
  'marais',
  {
    accent: '#2f6f7e',
    ground: '#eef5f5',
    font: 'humanist',
    frame: 'split',
    radius: 8,
    mark: '◇',
    motto: 'Le sel, grain après grain.',
  },
  {
    heading: 'Vos récoltes',
    rows: ['Œillet 4 : 12 kg', 'Œillet 9 : trop de pluie'],
    signOut: 'Se déconnecter',
  },
  {
    heading: 'Connexion',
    who: { label: 'Adresse e-mail' },
    secret: 'Mot de passe',
    button: 'Se connecter',
    forgot: 'Mot de passe oublié ?',
    steps: {
      next: 'Continuer',
      heading: 'Bonjour',
      unknown: 'Aucun compte ne correspond à cette adresse.',
    },
  },
)

export const olivar = defineAbroad(
  'olivar',
  {
    accent: '#5b6b1a',
    ground: '#f3f4e3',
    font: 'grotesque',
    frame: 'banner',
    radius: 10,
    mark: '◍',
    motto: 'Aceite de un solo valle.',
  },
  {
    heading: 'La cosecha',
    rows: ['Ladera norte: 840 kg', 'Ladera sur: la semana que viene'],
    signOut: 'Cerrar sesión',
  },
  {
    heading: 'Iniciar sesión',
    who: { label: 'Correo electrónico' },
    secret: 'Contraseña',
    button: 'Entrar',
    forgot: '¿Has olvidado tu contraseña?',
    code: {
      heading: 'Verifica que eres tú',
      sent: 'Hemos enviado un código por SMS al teléfono que termina en 42.',
      label: 'Código de verificación',
      button: 'Verificar',
      wrong: 'El código no es correcto.',
    },
  },
)

export const farol = defineAbroad(
  'farol',
  {
    accent: '#1f5f99',
    ground: '#e9f1f9',
    font: 'rounded',
    frame: 'card',
    radius: 20,
    pattern: 'rings',
    mark: '☀',
    motto: 'Avisos aos navegantes.',
  },
  {
    heading: 'Avisos',
    rows: ['Nevoeiro até às dez', 'Obras no cais sul'],
    signOut: 'Sair',
  },
  {
    heading: 'Entrar na sua conta',
    who: { label: 'E-mail' },
    secret: 'Senha',
    button: 'Entrar',
    forgot: 'Esqueceu a senha?',
  },
)
