import type { Control, Snapshot } from '../snapshot.ts'
import { isTextual } from './control-kinds.ts'
import { plainPattern } from './plain-pattern.ts'
import { plain, speaksOf, wordsOfName } from './speaks-of.ts'

/** The way from a landing page to the login: a link, or a button that opens a dialog. */
export function entrance({ controls }: Snapshot): { target: Control; sign: string } | undefined {
  const ways = controls.filter(
    (control) =>
      control.visible &&
      !control.disabled &&
      (control.kind === 'link' || control.kind === 'button') &&
      !sendsAForm(control, controls),
  )
  const named = ways.filter(
    ({ label }) =>
      speaksOf('login', label) &&
      // A sentence about signing in is no way there, a newsletter is none in any language.
      wordsIn(label) <= 6 &&
      !speaksOf('newsletter', label) &&
      !speaksOf('signOut', label) &&
      !speaksOf('reset', label),
  )
  const only = named.filter(({ label }) => !speaksOf('signUp', label))
  const shortest = [...(only.length > 0 ? only : named)].sort(
    (a, b) => plain(a.label).length - plain(b.label).length,
  )
  const [byName] = shortest
  if (byName) return { target: byName, sign: 'names-login' }
  const byAddress = ways.find(({ href }) => leadsToLogin(href))
  if (byAddress) return { target: byAddress, sign: 'leads-to-login' }
  const byMark = ways.find(
    ({ id, label, kind }) =>
      kind === 'button' && label.length < 20 && speaksOf('login', wordsOfName(id)),
  )
  return byMark && { target: byMark, sign: 'marked-login' }
}

/** Shops lead everybody to the account, and those who are not signed in from there to the login. */
export function accountEntrance({ controls }: Snapshot): Control | undefined {
  return controls.find(
    ({ visible, kind, label }) =>
      visible &&
      kind === 'link' &&
      wordsIn(label) <= 3 &&
      speaksOf('account', label) &&
      !speaksOf('signUp', label) &&
      !speaksOf('reset', label),
  )
}

const opensMenu = plainPattern(
  /^(?:[☰≡⋮]|(?:main |open |toggle |show |user )*(?:menu|navigation)|hauptmenu|menu principal|menu utente|меню|メニュー|菜单|选单|메뉴|القائمة)$/,
)

/**
 * The login link is on the page and folded away, which its address tells, for what is hidden has no
 * label: a menu has to be opened first. Ask only where nothing says that somebody is signed in,
 * because pages carry the menus of both kinds of visitors.
 */
export function foldedEntrance({ controls }: Snapshot): Control | undefined {
  const isFolded = controls.some(
    ({ visible, kind, href }) => !visible && kind === 'link' && leadsToLogin(href),
  )
  if (!isFolded) return undefined
  const buttons = controls.filter(
    (control) => control.visible && control.kind === 'button' && !sendsAForm(control, controls),
  )
  const short = buttons.filter(({ label }) => wordsIn(label) <= 3)
  return (
    short.find(({ label }) => speaksOf('account', label)) ??
    short.find(({ label }) => opensMenu.test(plain(label)))
  )
}

/** The button of a form that is no login leads to none: "Zum Newsletter anmelden". */
function sendsAForm({ type, form }: Control, controls: Control[]): boolean {
  if (type !== 'submit' || form === undefined) return false
  return controls.some((other) => other.form === form && other.visible && isTextual(other))
}

function leadsToLogin(href: string): boolean {
  if (!URL.canParse(href)) return false
  const { pathname } = new URL(href)
  return /(^|\/)(log-?in|sign-?in|signin|anmelden|connexion|acceder|accedi|entrar)(\/|\.\w+)?$/i.test(
    pathname,
  )
}

/** Scripts without blanks write a word in two letters or three. */
export const wordsIn = (label: string): number => {
  const unspaced = label.match(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu)?.length ?? 0
  return plain(label).split(' ').length + Math.floor(unspaced / 3)
}
