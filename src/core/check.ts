/** Whether something has a form. Says no more: what was wrong with it could quote the page. */
export type Check = (value: unknown) => boolean

type RequiredKey<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T]

/** Any word: lists that newer servers may have grown pass as text. */
export const text: Check = (value) => typeof value === 'string'
export const flag: Check = (value) => typeof value === 'boolean'

/** Absent, or `null` for "nothing now". */
export const maybe =
  (check: Check): Check =>
  (value) =>
    value == null || check(value)

export const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/**
 * An object with every required key of `T` and those optional ones that are `Read`. A `T` that
 * gains a required key does not compile until it stands here; other keys pass as they are.
 */
export const shape =
  <T, Read extends keyof T = never>(checks: Record<RequiredKey<T> | Read, Check>) =>
  (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check>(checks).every(([key, check]) => check(value[key as never]))
