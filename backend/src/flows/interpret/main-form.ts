import type { KindVerdict } from './form-kind.ts'

/**
 * Whether another form is what the page is for, and this one only looks a little like a login.
 * Settings ask for the password to change something, shops for an address in a corner. A form that
 * says by its button or heading that it signs in is one beside any other form, too: forums have it
 * above every page, and it takes what it asks for.
 */
export function isBesideMainForm(login: KindVerdict, forms: readonly KindVerdict[]): boolean {
  const others = forms.filter(({ kind }) => aside.has(kind))
  const saysLogin = login.evidence.includes('submit-login')
  const hasHeading = login.evidence.includes('heading-login')
  if (!saysLogin && !hasHeading && others.some(isPlainChange)) return true
  if (login.margin <= 1 && others.some(({ margin }) => margin >= plainMargin)) return true
  const isNameAlone = !login.evidence.includes('one-password')
  if (isNameAlone && !hasHeading && others.some(({ margin }) => margin >= 2 * plainMargin))
    return true
  return !saysLogin && !hasHeading && others.some(namesThePage)
}

const aside = new Set(['sign-up', 'change', 'reset'])

const plainMargin = 8

const isPlainChange = ({ kind, margin }: KindVerdict) => kind === 'change' && margin >= plainMargin

const namesThePage = ({ kind, margin, evidence }: KindVerdict) =>
  (kind === 'sign-up' && margin >= 5 && evidence.includes('title-sign-up')) ||
  (kind === 'reset' && evidence.includes('title-reset') && !evidence.includes('title-login'))
