import { pagingSchema } from '#protocol'
import type { Access, Permission } from './access.ts'
import type { Api, Film, Page } from './api.ts'
import type { CredentialScope } from './credential-scope.ts'
import { refuse } from './refusal.ts'

/** One request that got through: who asks is known, and may. */
export interface Asked {
  api: Api
  access: Access
  scope: CredentialScope
  /** From the path; letters, digits, dashes and underscores only. `''` where the path has none. */
  id: string
  /** The second id in the path, as `id`. */
  otherId: string
  search: URLSearchParams
  /** As JSON told it, unchecked. */
  body: unknown
  /** Which part of a film is wanted, as a `Range` header. */
  range: string | null
}

export interface Answer {
  status: number
  body?: object
  page?: Page<unknown>
  /** What is passed on as it comes. */
  film?: Film
}

export type Handle = (asked: Asked) => Promise<Answer>

export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: RegExp
  permission: Permission
  handle: Handle
}

interface Issue {
  path: PropertyKey[]
  message: string
}

/**
 * A body by its schema; keys that the schema does not name are left behind.
 *
 * @throws {Refusal} `invalid_input`, naming the keys that are wrong and none of what they hold.
 */
export function checked<T>(
  schema: {
    safeParse(
      value: unknown,
    ): { success: true; data: T } | { success: false; error: { issues: Issue[] } }
  },
  body: unknown,
): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const wrong = result.error.issues.map(({ path, message }) => {
    // Beyond the first step a path holds keys of the caller's own.
    const [key] = path
    // What the small schemas say where they have no words of their own.
    const words = message === 'Invalid input' ? 'is missing or has another form' : message
    return key === undefined ? `the body ${words}` : `${String(key)} ${words}`
  })
  throw refuse('invalid_input', `${[...new Set(wrong)].join('; ')}.`)
}

export function paging(search: URLSearchParams): { limit: number; offset: number } {
  const given = Object.fromEntries(
    ['limit', 'offset'].flatMap((name) => {
      const value = search.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
  return checked(pagingSchema, given)
}
