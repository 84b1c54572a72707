import { timingSafeEqual } from 'node:crypto'

/**
 * The addresses agents enter their browsers by. None is kept: whoever has the key of this installation
 * can tell it anew.
 *
 * @param mark - A digest under a key of this installation.
 */
export function createCdpAddresses(mark: (text: string) => string) {
  const tokenOf = (id: string) => mark(`cdp:${id}`)
  return {
    /** @param origin - Of the process that has the browser, `http` or `https`. */
    urlOf: (origin: string, id: string): string =>
      `${origin.replace(/^http/, 'ws')}/browsers/${id}/cdp?token=${tokenOf(id)}`,
    isToken: (id: string, token: string): boolean => {
      const [one, other] = [Buffer.from(token), Buffer.from(tokenOf(id))]
      return one.length === other.length && timingSafeEqual(one, other)
    },
  }
}
