/** What the address of the page asks for. */
export interface PageRequest {
  connectionId: string | undefined
  /** Works once. */
  handoffCode: string | undefined
  theme: 'light' | 'dark' | 'auto'
}

/** Reads `/login/<connection id>?code=…&theme=…`. */
export const readPageRequest = (address: URL): PageRequest => {
  const { pathname, searchParams } = address
  const theme = searchParams.get('theme')
  return {
    connectionId: decode(pathname.match(/\/login\/([^/]+)\/?$/)?.[1]),
    handoffCode: searchParams.get('code') || undefined,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  }
}

/** The same address without the code, so that no history, referrer or shared link carries it. */
export const withoutCode = (address: URL): string => {
  const clean = new URL(address)
  clean.searchParams.delete('code')
  return clean.pathname + clean.search + clean.hash
}

const decode = (part: string | undefined): string | undefined => {
  if (part === undefined) return undefined
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
