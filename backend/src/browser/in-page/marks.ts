import type { PageMark } from '../../flows/snapshot.ts'
import type { VisibilityTools } from './visibility.ts'

/** Finds what a page shows without words: icons, hidden answers, challenge frames. Runs in the page. */
export function markTools({ idOf, isVisible }: VisibilityTools) {
  const words: [PageMark, RegExp][] = [
    [
      'security-key',
      /(^|[-_\s])(webauthn|passkeys?|fido2?|u2f|security-?keys?|authn-?key)([-_\s]|$)/i,
    ],
    ['push', /(^|[-_\s])(push|number-?(challenge|match\w*))([-_\s]|$)/i],
    [
      'mail',
      /(^|[-_\s])(magic-?link|(verify|verification|check)-?e-?mail|e-?mail-?(sent|link))([-_\s]|$)/i,
    ],
  ]
  // What a browser answers to the Web Authentication API is sent along in hidden fields.
  const answers = /^(client_?data_?json|authenticator_?data|attestation_?object)$/i
  const captchas =
    /^https:\/\/([^/]+\.)?(google\.com\/recaptcha|recaptcha\.net\/recaptcha|hcaptcha\.com|arkoselabs\.com|funcaptcha\.com|captcha-delivery\.com|geetest\.com|captcha\.\w+\.com)/i
  // Not every site has its puzzles from elsewhere.
  const ownCaptcha = (frame: HTMLIFrameElement) =>
    /captcha/i.test(`${frame.title} ${(frame.getAttribute('src') ?? '').split(/[?#]/)[0]}`)
  const walls = /^https:\/\/([^/]+\.)?(challenges\.cloudflare\.com|px-cloud\.net|perimeterx\.net)/i
  const widget =
    /(^|\s)(g-recaptcha|h-captcha|cf-turnstile|px-captcha|geetest_\w+|frc-captcha)(\s|$)/i

  const spaced = (text: string) => text.replace(/([a-z])([A-Z])/g, '$1-$2')
  const marksOf = (element: Element) =>
    spaced(
      [
        element.getAttribute('class') ?? '',
        idOf(element),
        element.getAttribute('name') ?? '',
        ...[...element.attributes]
          .filter(({ name }) => /^data-(se|test|testid|test-id|qa|cy|icon|view|step)$/.test(name))
          .map(({ value }) => value),
      ].join(' '),
    )

  /** A box of some size: the badge of an invisible captcha asks nobody for anything. */
  function isChallenge(element: Element): boolean {
    const { width, height } = element.getBoundingClientRect()
    return isVisible(element) && width >= 150 && height >= 50 && !/badge/i.test(marksOf(element))
  }

  function collectMarks(elements: readonly Element[]): PageMark[] {
    const marks = new Set<PageMark>()
    for (const element of elements) {
      if (element instanceof HTMLInputElement && element.type === 'hidden') {
        if (answers.test(element.name) || answers.test(idOf(element))) marks.add('security-key')
        continue
      }
      if (element instanceof HTMLIFrameElement) {
        const wanted = captchas.test(element.src) || ownCaptcha(element) ? 'captcha' : undefined
        const mark = walls.test(element.src) ? 'bot-challenge' : wanted
        const isBadge = element.closest('.grecaptcha-badge') !== null
        if (mark && !isBadge && isChallenge(element)) marks.add(mark)
        continue
      }
      const said = marksOf(element)
      if (said.trim() === '') continue
      if (widget.test(said) && isChallenge(element)) marks.add('captcha')
      for (const [mark, pattern] of words) {
        if (!marks.has(mark) && pattern.test(said) && isVisible(element)) marks.add(mark)
      }
    }
    return [...marks]
  }

  return { collectMarks }
}

export type MarkTools = ReturnType<typeof markTools>
