import type { Control, Snapshot } from '../snapshot.ts'
import { speaksOf, wordsOfName } from './speaks-of.ts'

/** Signs that somebody is signed in, strongest first; none of them is a text that could be news. */
export function signedInSigns({ controls, text }: Snapshot): string[] {
  const signs: string[] = []
  if (controls.some((control) => control.visible && signsOut(control))) signs.push('sign-out')
  // In a menu that opens from an avatar.
  else if (controls.some(signsOut)) signs.push('sign-out-in-menu')
  const menus = controls.filter(({ visible, kind }) => visible && kind !== 'input')
  if (menus.some(({ label }) => speaksOf('signedInAs', label))) signs.push('account-menu')
  else if (text.split('\n').some((line) => line.length < 120 && speaksOf('signedInAs', line))) {
    signs.push('signed-in-as')
  }
  return signs
}

function signsOut({ kind, label, href, id }: Control): boolean {
  if (kind !== 'button' && kind !== 'link') return false
  // Letters are signed out of with the same word in German.
  if (speaksOf('newsletter', label)) return false
  if (label.length <= 60 && speaksOf('signOut', label)) return true
  if (URL.canParse(href) && /(log|sign)-?(out|off)\b/i.test(new URL(href).pathname)) return true
  return speaksOf('signOut', wordsOfName(id))
}

/** A button for one's account that the page with the login did not have, not even hidden. */
export function hasNewAccountControl(snapshot: Snapshot, before: Snapshot): boolean {
  const marks = ({ controls }: Snapshot, visible: boolean) =>
    controls
      .filter((control) => (control.visible || !visible) && isAccountControl(control))
      .map(({ id, label, href }) => `${id} ${label} ${href}`)
  const known = new Set(marks(before, false))
  return marks(snapshot, true).some((mark) => !known.has(mark))
}

const isAccountControl = ({ kind, id, label, className }: Control) =>
  (kind === 'button' || kind === 'link') &&
  speaksOf('account', [label, wordsOfName(id), wordsOfName(className)].join(' · '))

/** A page between login and product that wants something first: terms, trust, consent. */
export function isInterlude({ headings, controls, title }: Snapshot): boolean {
  const pressed = controls.filter(({ visible, kind }) => visible && kind === 'button')
  return [...headings, title, ...pressed.map(({ label }) => label)].some((text) =>
    speaksOf('interlude', text),
  )
}
