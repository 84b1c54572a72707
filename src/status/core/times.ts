const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A moment as it is told from another: `2 hours ago`, `in 40 minutes`, `now` within half a minute. */
export function relativeTime(at: number, now: number, locale: string): string {
  const away = at - now
  const [unit, ms] = units.find(([, size]) => Math.abs(away) >= size) ?? ['minute', 60_000]
  const count = Math.round(away / ms)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  // "this minute" is what `auto` makes of none of them.
  return count === 0 ? format.format(0, 'second') : format.format(count, unit)
}

/** The whole of a moment, for who looks closer. */
export const absoluteTime = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at)

/** How long something took: `4 sec`, `2 min, 10 sec`. Rounds to whole seconds, at least one. */
export function duration(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  const told = (value: number, unit: 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
  const parts = [
    ...(seconds >= 60 ? [told(Math.floor(seconds / 60), 'minute')] : []),
    ...(seconds < 60 || seconds % 60 > 0 ? [told(seconds % 60, 'second')] : []),
  ]
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts)
}
