import type { Control, Snapshot } from '../snapshot.ts'
import { isTextual } from './control-kinds.ts'
import { plainPattern } from './plain-pattern.ts'
import { plain, speaksOf } from './speaks-of.ts'

/** What an identity provider says before it tells a site who somebody is. */
const asksForConsent = plainPattern(
  /wants? (?:to )?(?:access|know|see|use)|would like (?:to|your permission)|is requesting|requests? (?:access|permission)|(?:allow|grant|give|authorize|authorise) .{0,40}(?:access|permission)|(?:will|would) be able to|will (?:allow|share|receive)|permissions? requested|consent|share your|continue to .+ with|mochte (?:auf|zugreifen)|zugriff (?:auf|gewahren|erlauben)|berechtigung|souhaite (?:acceder|avoir acces)|autoris(?:er|ation)|quiere acceder|permiso|vuole accedere|autorizza|deseja acessar|permissa?o|toestemming|разреш|доступ к|許可|アクセス|授权|授權|권한|동의|إذن/,
)

const agrees = plainPattern(
  /^(?:allow|accept|agree|i agree|approve|authori[sz]e|grant|confirm|consent|continue|yes|ok|got it|share|erlauben|zulassen|zustimmen|akzeptieren|genehmigen|weiter|fortfahren|bestatigen|ja|autoriser|accepter|permettre|continuer|oui|permitir|autorizar|aceptar|aceitar|continuar|si|sim|consenti|autorizza|accetta|continua|toestaan|accepteren|doorgaan|разрешить|продолжить|許可|同意|続行|允许|授权|동의|허용|السماح)(?![a-z])/,
)

/**
 * The button that agrees on a provider's consent page: the page asks whether a site may know who
 * one is, and for nothing to be typed.
 */
export function consentButton(snapshot: Snapshot): Control | undefined {
  const visible = snapshot.controls.filter((control) => control.visible)
  if (visible.some(isTextual)) return undefined
  const said = [snapshot.title, ...snapshot.headings, ...snapshot.text.split('\n')]
  if (!said.some((text) => text.length <= 300 && asksForConsent.test(plain(text)))) return undefined
  return visible.find(
    ({ kind, label, disabled }) =>
      kind === 'button' &&
      !disabled &&
      agrees.test(plain(label)) &&
      !speaksOf('back', label) &&
      !speaksOf('otherAccount', label),
  )
}
