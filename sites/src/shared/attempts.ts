import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const kept = 1000
const options = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

/** Logins that are half way through: known by a cookie, kept in memory, gone with the site. */
export const createAttempts = <T>(cookie: string) => {
  const open = new Map<string, T>()

  return {
    begin(c: Context, attempt: T) {
      const id = randomUUID()
      open.set(id, attempt)
      const [oldest] = open.keys()
      if (open.size > kept && oldest) open.delete(oldest)
      setCookie(c, cookie, id, options)
    },
    find: (c: Context): T | undefined => open.get(getCookie(c, cookie) ?? ''),
    finish(c: Context) {
      open.delete(getCookie(c, cookie) ?? '')
      deleteCookie(c, cookie, options)
    },
  }
}
