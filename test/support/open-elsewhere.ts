import { request } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * Opens an address of a site the way the person's other device would. Node does not know the
 * sites' names, so that the name goes into the header.
 */
export const openElsewhere = (address = '', method = 'GET'): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, pathname, search, host } = new URL(address)
    const options = { host: '127.0.0.1', port, method, path: pathname + search, headers: { host } }
    request(options, (response) => text(response).then(resolve, reject))
      .on('error', reject)
      .end()
  })
