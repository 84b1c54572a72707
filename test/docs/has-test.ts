/** Whether a source has a test of that very name, which neither is skipped nor waits to be written. */
export const hasTest = (source: string, name: string): boolean =>
  [`'${name}',`, `"${name}",`].some((title) => {
    const at = source.indexOf(title)
    const start = Math.max(source.lastIndexOf('\nit', at), source.lastIndexOf('\n  it', at))
    return at >= 0 && start >= 0 && !/\bit\.(skip|todo|fails)/.test(source.slice(start, at))
  })
