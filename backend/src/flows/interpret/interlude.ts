import type { InputSighting, SeenChoice } from '../sighting.ts'
import type { Control, Snapshot } from '../snapshot.ts'
import { isPressable, isTextual } from './control-kinds.ts'
import { plainPattern } from './plain-pattern.ts'
import { plain, speaksOf } from './speaks-of.ts'

const asksToStay = plainPattern(
  /(?:stay|keep (?:me )?|remain) (?:signed|logged) in|(?:trust|remember) (?:this|the) (?:device|browser|computer)|angemeldet bleiben|diesem gerat vertrauen|rester connecte|faire confiance|mantener la sesion|confiar en este|(?:resta|restare|rimani|rimanere) conness[oi]|permanecer conectad|seguir conectad|aangemeld blijven|nie wylogowuj|не выходить|oturumunuz acik|(?:forbli|forbliv) (?:inloggad|logget|palogget|innlogget|indlogget)|pysy(?:tko)? kirjautuneena|zustat prihlasen|continuar conectado|manter(?:-se)? (?:conectado|sessao)|ingelogd blijven|vertrouw dit|pozosta\w* zalogowan|zaufaj|оставаться в системе|остаться в системе|доверять|oturumu acik|サインインの状態を維持|サインインしたまま|ログインしたまま|信頼|保持登录|保持登入|保持登錄|信任|로그인 상태|신뢰|البقاء|الوثوق/,
)

const puts = plainPattern(
  /^(?:not now|no,? thanks|skip|maybe later|later|remind me later|do (?:this|it) later|ask me later|nicht jetzt|jetzt nicht|uberspringen|spater|pas maintenant|ignorer|passer|plus tard|ahora no|omitir|mas tarde|non ora|salta|piu tardi|agora nao|pular|ignorar|mais tarde|niet nu|overslaan|later|nie teraz|pomin|pozniej|не сейчас|пропустить|позже|simdi degil|atla|daha sonra|後で|あとで|今はしない|スキップ|暂不|暫不|跳过|跳過|稍后|稍後|以后再说|나중에|건너뛰기|다음에|지금은|ليس الآن|تخطي|لاحقا)(?![a-z])/,
)

const refuses = plainPattern(
  /^(?:no|nein|non|nee|nie|nej|nei|ei|ne|nao|нет|hayir|いいえ|否|不|아니요|لا)(?![a-z])/,
)

/** Terms and consents: a person decides, nobody else. */
const binds = plainPattern(
  /terms|conditions|agreement|privacy|policy|agb|nutzungsbedingungen|datenschutz|conditions|confidentialite|terminos|condiciones|privacidad|termini|condizioni|termos|condicoes|voorwaarden|regulamin|warunki|услови|соглаше|sartlar|kosullar|規約|同意|条款|條款|协议|協議|약관|동의|الشروط|الأحكام/,
)

/**
 * What stands between a login and its product and may be answered without asking: "Stay signed
 * in?" is agreed to, offers (passkeys, tours, newsletters) are put off.
 *
 * @returns The button to press.
 */
export function passingButton(snapshot: Snapshot): Control | undefined {
  const buttons = answersOn(snapshot)
  if (buttons.length === 0 || asksToBind(snapshot)) return undefined
  const said = [snapshot.title, ...snapshot.headings, ...snapshot.text.split('\n')]
  if (said.some((text) => text.length <= 160 && asksToStay.test(plain(text)))) {
    const agreeing = buttons.filter(
      ({ label, kind }) =>
        kind === 'button' &&
        !refuses.test(plain(label)) &&
        !puts.test(plain(label)) &&
        !speaksOf('back', label) &&
        !speaksOf('signOut', label),
    )
    return agreeing.length === 1 ? agreeing[0] : undefined
  }
  return buttons.find(({ label }) => puts.test(plain(label)))
}

/** Terms to agree to, as a question to the person. */
export function bindingQuestion(snapshot: Snapshot): InputSighting | undefined {
  const buttons = answersOn(snapshot).filter(({ kind }) => kind === 'button')
  if (buttons.length === 0 || !asksToBind(snapshot)) return undefined
  const choices = buttons.map(
    ({ label, selector, node }): SeenChoice => ({
      type: 'other',
      label,
      description: undefined,
      mfa: undefined,
      maskedTarget: undefined,
      provider: undefined,
      selector,
      target: node,
    }),
  )
  return {
    kind: 'input',
    form: 'choices',
    fields: [],
    choices,
    submit: undefined,
    problem: undefined,
    evidence: ['terms-to-agree-to'],
  }
}

const asksToBind = ({ title, headings }: Snapshot): boolean =>
  [title, ...headings].some((text) => binds.test(plain(text)))

/** A question between two pages has a few buttons and no field: a product has menus. */
const mostButtons = 5

function answersOn({ controls }: Snapshot): Control[] {
  const visible = controls.filter((control) => control.visible && !control.disabled)
  if (visible.some(isTextual)) return []
  const pressed = visible.filter(
    (control) => isPressable(control) && control.role === '' && control.label !== '',
  )
  if (pressed.length > mostButtons) return []
  const putsOff = visible.filter(({ kind, label }) => kind === 'link' && puts.test(plain(label)))
  return [...pressed, ...putsOff]
}
