'use client'

import { useLook } from '../look/look.tsx'

/** Legal links and the product's name, where the host wants them. */
export function Footer() {
  const { part, text, layout } = useLook()
  const { termsUrl, privacyUrl, poweredBy } = layout
  if (!termsUrl && !privacyUrl && !poweredBy) return null
  return (
    <p {...part('footer')}>
      {termsUrl && <a href={termsUrl}>{text.terms}</a>}{' '}
      {privacyUrl && <a href={privacyUrl}>{text.privacy}</a>}{' '}
      {poweredBy && <span>{text.poweredBy}</span>}
    </p>
  )
}
