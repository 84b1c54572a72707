import { errorSchema } from '#protocol'
import { Refusal } from './refusal.ts'

export interface ApiOptions {
  apiKey: string
  baseUrl: string
  fetch?: typeof fetch | undefined
  projectId: string | undefined
  /** Gives up together with the browser that asked. */
  signal: AbortSignal
}

/** Reads what an answer says, and throws on what it does not know. */
export interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

export interface Page<T> {
  items: T[]
  /** Where the next page begins; absent on the last. */
  nextOffset: number | undefined
}

export interface Film {
  body: ReadableStream<Uint8Array> | null
  /** 200, or 206 for a part. */
  status: number
  /** What a player needs to know of it. */
  headers: Headers
}

export type Query = Record<string, string | undefined>

/** The Managed Auth API with the customer's key. Every method throws `Refusal`. */
export interface Api {
  read<T>(path: string, schema: Schema<T>): Promise<T>
  write<T>(method: 'POST' | 'PATCH', path: string, body: unknown, schema: Schema<T>): Promise<T>
  remove(path: string): Promise<void>
  page<T>(path: string, query: Query, schema: Schema<T>): Promise<Page<T>>
  /** @param range - A `Range` header, for players that jump. */
  film(path: string, range: string | null): Promise<Film>
  /** Page after page, up to `most` items. */
  all<T>(path: string, query: Query, schema: Schema<T>, most: number): Promise<Page<T>>
}

const perPage = 100

const filmHeaders = ['Content-Type', 'Content-Length', 'Content-Range', 'Accept-Ranges']

export function createApi({ apiKey, baseUrl, projectId, signal, ...options }: ApiOptions): Api {
  const root = baseUrl.replace(/\/+$/, '')

  const ask = async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Response> => {
    const headers = new Headers({
      ...{ Accept: 'application/json', Authorization: `Bearer ${apiKey}` },
      ...more,
    })
    if (projectId !== undefined) headers.set('X-Kernel-Project-Id', projectId)
    if (body !== undefined) headers.set('Content-Type', 'application/json')
    const response = await (options.fetch ?? globalThis.fetch)(`${root}${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'error',
      signal,
    }).catch(() => {
      // What was thrown may quote the address, the key's server among it.
      throw new Refusal('internal_error', 'Managed Auth could not be reached. Try again.', 502)
    })
    if (response.ok) return response
    throw await refusalOf(response)
  }

  const page: Api['page'] = async (path, query, schema) => {
    const response = await ask('GET', `${path}${searchOf(query)}`)
    const list: unknown = await readJson(response)
    if (!Array.isArray(list)) throw notUnderstood()
    const items = list.map((item) => parsed(schema, item))
    const more = response.headers.get('X-Has-More') === 'true'
    return { items, nextOffset: more ? Number(response.headers.get('X-Next-Offset')) : undefined }
  }

  return {
    read: async (path, schema) => parsed(schema, await readJson(await ask('GET', path))),
    write: async (method, path, body, schema) =>
      parsed(schema, await readJson(await ask(method, path, body))),
    async remove(path) {
      await ask('DELETE', path)
    },
    page,
    async film(path, range) {
      const response = await ask('GET', path, undefined, {
        Accept: 'video/*',
        ...(range !== null && { Range: range }),
      })
      const { body, status, headers } = response
      // Served from the app's own origin: nothing that a browser would run.
      if (!headers.get('Content-Type')?.startsWith('video/')) throw notUnderstood()
      const kept = filmHeaders.flatMap((name): [string, string][] => {
        const value = headers.get(name)
        return value === null ? [] : [[name, value]]
      })
      return { body, status, headers: new Headers(kept) }
    },
    async all<T>(path: string, query: Query, schema: Schema<T>, most: number) {
      const items: T[] = []
      let nextOffset: number | undefined = 0
      while (nextOffset !== undefined && items.length < most) {
        const next: Page<T> = await page(
          path,
          { ...query, limit: String(perPage), offset: String(nextOffset) },
          schema,
        )
        items.push(...next.items)
        // An empty page ends it, whatever its headers say.
        nextOffset = next.items.length > 0 ? next.nextOffset : undefined
      }
      return { items, nextOffset }
    },
  }
}

const searchOf = (query: Query): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1])
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

const readJson = (response: Response): Promise<unknown> =>
  response.json().catch(() => {
    throw notUnderstood()
  })

/** Only what the schema names goes on: a newer server's keys do not slip through to the page. */
function parsed<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw notUnderstood()
}

const notUnderstood = () =>
  new Refusal('internal_error', 'Managed Auth answered in a way this version does not know.', 502)

async function refusalOf(response: Response): Promise<Refusal> {
  const { status, headers } = response
  const { data } = errorSchema.safeParse(await response.json().catch(() => undefined))
  // The key is this server's, and so is the trouble with it: a page must not take it for its own.
  if (status === 401 || data?.code === 'project_not_found') {
    return new Refusal(
      'internal_error',
      'Managed Auth refused this server. Its API key or project needs a look.',
      502,
    )
  }
  if (!data || status >= 500) {
    return new Refusal(
      'internal_error',
      'Managed Auth has a problem. Try again in a moment.',
      502,
      headers.get('Retry-After'),
    )
  }
  return new Refusal(data.code, data.message, status, headers.get('Retry-After'))
}
