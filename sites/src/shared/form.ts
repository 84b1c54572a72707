import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'

/** Reads a posted form; what is missing, or is a file, reads as empty text. */
export const readForm = async (c: Context): Promise<(name: string) => string> => {
  const body = await c.req.parseBody()
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value : ''
  }
}

/** Reads a posted JSON object the same way. */
export const readJson = async (c: Context): Promise<(name: string) => string> => {
  const body: unknown = await c.req.json().catch(() => undefined)
  const given = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : [])
  return (name) => {
    const value = given.get(name)
    return typeof value === 'string' ? value : ''
  }
}

/** Compares in a time that does not depend on where the texts differ. */
export const sameText = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected))

/** Compares e-mail addresses and user names as people type them. */
export const sameIdentifier = (given: string, expected: string): boolean =>
  given.trim().toLowerCase() === expected.toLowerCase()

const digest = (text: string) => createHash('sha256').update(text).digest()
