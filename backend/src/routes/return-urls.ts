const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/**
 * Whether a person may be sent to `url`: its scheme and host are on the list, and its path lies
 * below the listed one. `myapp://` allows every address of that scheme; scripts never are allowed.
 */
export function isAllowedReturn(url: string, allowed: string[]): boolean {
  const target = parse(url)
  if (!target || ['javascript:', 'data:', 'blob:', 'vbscript:'].includes(target.protocol))
    return false
  return allowed.some((entry) => {
    if (/^[a-z][a-z0-9+.-]*:\/\/$/i.test(entry))
      return url.toLowerCase().startsWith(entry.toLowerCase())
    const listed = parse(entry)
    if (listed?.protocol !== target.protocol || listed.host !== target.host) return false
    const folder = listed.pathname.replace(/\/$/, '')
    return target.pathname === folder || target.pathname.startsWith(`${folder}/`)
  })
}
