import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'

const rememberSeconds = 30 * 24 * 3600
const options = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

/**
 * Sessions of one site, kept in a signed cookie so that they outlive a restart of the site.
 * Signing out is remembered until the site stops.
 */
export const createSessions = (cookie: string, secret: string) => {
  const ended = new Set<string>()

  const readCookie = async (c: Context) => {
    const value = await getSignedCookie(c, secret, cookie)
    if (!value) return undefined
    const [id = '', place = ''] = value.split(' ')
    return { id, place }
  }

  return {
    /** @param start.place - Which part of the site the session is for, where a site has several. */
    async start(c: Context, start: { place?: string; remember?: boolean } = {}) {
      await setSignedCookie(c, cookie, `${randomUUID()} ${start.place ?? ''}`, secret, {
        ...options,
        ...(start.remember && { maxAge: rememberSeconds }),
      })
    },
    async find(c: Context): Promise<{ place: string } | undefined> {
      const session = await readCookie(c)
      return session && !ended.has(session.id) ? session : undefined
    },
    async end(c: Context) {
      const session = await readCookie(c)
      if (session) ended.add(session.id)
      deleteCookie(c, cookie, options)
    },
  }
}
