/** What is used of Chromium's `Fetch.requestPaused`: a request, or the head of its answer. */
export interface Paused {
  requestId: string
  /** The same for every hop of a redirect. */
  networkId?: string | undefined
  resourceType: string
  request: {
    url: string
    method: string
    headers: Record<string, string>
    postData?: string | undefined
    /** The parts of the body in base64; what comes from a file has no bytes here. */
    postDataEntries?: { bytes?: string | undefined }[] | undefined
  }
  responseStatusCode?: number | undefined
  responseErrorReason?: string | undefined
  responseHeaders?: { name: string; value: string }[] | undefined
}

/** The body as bytes in Latin-1 text; nothing where there is none, or it cannot be read whole. */
export function bodyOf({ request }: Paused): string | undefined {
  const { postData, postDataEntries = [] } = request
  const parts = postDataEntries.map(({ bytes }) => bytes)
  if (parts.length > 0 && parts.every((part) => part !== undefined)) {
    return parts.map((part) => Buffer.from(part, 'base64').toString('latin1')).join('')
  }
  return postData === undefined ? undefined : Buffer.from(postData, 'utf8').toString('latin1')
}

export function headerOf(
  headers: Record<string, string> | { name: string; value: string }[] = {},
  wanted: string,
): string | undefined {
  const entries = Array.isArray(headers)
    ? headers.map(({ name, value }) => [name, value] as const)
    : Object.entries(headers)
  return entries.find(([name]) => name.toLowerCase() === wanted)?.[1]
}
