import { HttpResponse } from 'msw'
import { type RequestErrorCode, requestErrorCodes } from '#protocol'

// What `createManagedAuthHandler` answers, whatever it is asked for.

export const answer = (
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): Response =>
  HttpResponse.json<object>(body, {
    status,
    headers: { 'cache-control': 'private, no-store', ...headers },
  })

export const refusal = (code: RequestErrorCode, message: string): Response =>
  answer({ code, message }, requestErrorCodes[code])

/** The paging of lists: wire protocol 1.6. */
export function pageOf(items: object[], search: URLSearchParams): Response {
  const offset = Number(search.get('offset') ?? 0)
  const end = offset + Number(search.get('limit') ?? 20)
  const more = end < items.length
  return answer(items.slice(offset, end), 200, {
    'x-has-more': String(more),
    'x-next-offset': String(more ? end : 0),
  })
}
