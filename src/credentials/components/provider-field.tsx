'use client'

import { useId } from 'react'
import { inputName } from './credential-draft.ts'
import { useCredentialLook } from './look.tsx'

/** Names are proper nouns: the same in every language. Their ids are the words of the wire. */
const providers = {
  google: 'Google',
  microsoft: 'Microsoft',
  apple: 'Apple',
  github: 'GitHub',
  facebook: 'Facebook',
  linkedin: 'LinkedIn',
  okta: 'Okta',
}

export const providerName = (id: string): string =>
  Object.hasOwn(providers, id) ? providers[id as keyof typeof providers] : id

/** With whose account the site is entered: its button is pressed before anything is filled in. */
export function ProviderField({ defaultValue }: { defaultValue: string }) {
  const { part, text } = useCredentialLook()
  const id = useId()
  const known = Object.keys(providers)
  // One of a newer server stays what it is.
  const ids = defaultValue === '' || known.includes(defaultValue) ? known : [...known, defaultValue]
  return (
    <div {...part('field')} data-field="choice">
      <label {...part('label')} htmlFor={id}>
        {text.fields.provider}
      </label>
      <select {...part('input')} id={id} name={inputName.provider} defaultValue={defaultValue}>
        <option value="">{text.ownAccount}</option>
        {ids.map((provider) => (
          <option key={provider} value={provider}>
            {providerName(provider)}
          </option>
        ))}
      </select>
    </div>
  )
}
