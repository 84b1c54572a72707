const hues = ['teal', 'indigo', 'rose', 'amber', 'sky', 'violet'] as const

/** A letter on a colour that stays the same for a site: no icon is fetched from anywhere. */
export function SiteTile({ title }: { title: string }) {
  const sum = [...title].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return (
    <span className="tile" data-hue={hues[sum % hues.length]} aria-hidden="true">
      {title.slice(0, 1).toUpperCase()}
    </span>
  )
}
