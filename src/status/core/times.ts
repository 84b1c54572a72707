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

/** How long something takes, by its two largest units: `4 sec`, `2 min, 10 sec`, `1 hr`. */
export function duration(ms: number, locale: string): string {
  // Nothing takes no time at all.
  const seconds = Math.max(1, Math.round(ms / 1000))
  const counts = [
    ['hour', Math.floor(seconds / 3600)],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ] as const
  const parts = counts
    .filter(([, count]) => count > 0)
    .slice(0, 2)
    .map(([unit, count]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(parts)
}
