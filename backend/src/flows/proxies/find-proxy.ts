import { FlowError } from '../errors.ts'
import type { ProxyStore } from './ports.ts'

/** How clients say which proxy they mean; `null` and `{}` mean none. */
export type ProxyReference = { id?: string | undefined; name?: string | undefined } | null

/**
 * The id of the proxy a client means. A name must be borne by one proxy only.
 * @throws {FlowError} `not_found`, `invalid_input`
 */
export async function proxyIdOf(
  store: ProxyStore,
  projectId: string,
  reference: ProxyReference,
): Promise<string | null> {
  const { id, name } = reference ?? {}
  if (id && name) throw new FlowError('invalid_input', 'proxy is one of {id} and {name}.')
  if (id) {
    const proxy = await store.find(projectId, id)
    if (!proxy) throw new FlowError('not_found', 'There is no proxy of that id. List the proxies.')
    return proxy.id
  }
  if (!name) return null
  const [found, ...others] = await store.named(projectId, name)
  if (found && others.length === 0) return found.id
  throw new FlowError(
    'invalid_input',
    found
      ? 'Several proxies bear that name: give the id of one.'
      : 'There is no proxy of that name. List the proxies.',
  )
}
