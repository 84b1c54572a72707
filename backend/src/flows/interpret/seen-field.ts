import type { SeenField } from '../sighting.ts'
import type { Control } from '../snapshot.ts'
import { cleanLabel } from './control-kinds.ts'

/** A field of a sighting, with everything a person needs to answer it. */
export function seenField(
  control: Control,
  what: Pick<SeenField, 'ref' | 'type' | 'legacyType'> & Partial<Pick<SeenField, 'linkedMfa'>>,
): SeenField {
  return {
    linkedMfa: undefined,
    ...what,
    label: cleanLabel(control.label) || fallbackLabels[what.type],
    required: true,
    // What describes an invalid field is the site's complaint, not help.
    hint: control.invalid ? undefined : hintOf(control),
    ...(control.options && { options: control.options }),
    placeholder: control.placeholder || undefined,
    selector: control.selector,
    target: control.node,
  }
}

/** What a list can be set to is what one has to know to answer. */
const hintOf = ({ description, options = [] }: Control): string | undefined =>
  [description, options.slice(0, mostOptions).join(', ')].filter(Boolean).join(' · ') || undefined

const mostOptions = 12

/** For fields the site itself leaves without any name. */
const fallbackLabels: Record<SeenField['type'], string> = {
  identifier: 'Username or email',
  password: 'Password',
  code: 'Code',
  totp_code: 'Authenticator code',
  totp_secret: 'Authenticator secret',
  text: 'Text',
}
