import type { Control } from '../snapshot.ts'
import { namesOf } from './control-kinds.ts'
import type { FormGroup } from './form-groups.ts'
import { speaksOf } from './speaks-of.ts'

/**
 * Lists beside name and password that decide where somebody signs in: a directory, a server, a
 * tenant. One that stands at nothing and has to be set counts whatever it is called; languages and
 * colours are always set to something.
 */
export function sourceSelects({ controls }: FormGroup): Control[] {
  return controls.filter(
    (control) =>
      control.kind === 'select' &&
      control.visible &&
      !control.disabled &&
      control.label !== '' &&
      (isUnset(control) || speaksOf('tenant', namesOf(control))),
  )
}

const isUnset = ({ required, filled }: Control) => required && !filled
