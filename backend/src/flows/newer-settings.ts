import type { BrowserSettings, UpdateConnection } from '@managed-auth/protocol'
import { FlowError } from './errors.ts'
import type { ProxyReference } from './proxies/find-proxy.ts'

type Told = Pick<UpdateConnection, 'proxy' | 'browser_telemetry' | 'browser'>

/** What a client says of proxy and telemetry, in whichever of the two shapes; absent stays absent. */
export interface BrowserWishes {
  proxy?: ProxyReference
  telemetry?: Told['browser_telemetry']
}

/**
 * Reads `browser`, the shape of newer clients, like the members it took the place of.
 * @throws {FlowError} `invalid_input` when both shapes say something.
 * @see wire protocol 16
 */
export function readBrowserWishes({ proxy, browser_telemetry, browser = {} }: Told): BrowserWishes {
  if (proxy !== undefined && browser.proxy !== undefined) throw saidTwice('proxy', 'browser.proxy')
  if (browser_telemetry !== undefined && browser.telemetry !== undefined) {
    throw saidTwice('browser_telemetry', 'browser.telemetry')
  }
  const telemetry = browser.telemetry === undefined ? browser_telemetry : browser.telemetry
  const wished = browser.proxy === undefined ? proxy : readMode(browser.proxy)
  return {
    ...(wished !== undefined && { proxy: wished }),
    ...(telemetry !== undefined && { telemetry }),
  }
}

function readMode(proxy: BrowserSettings['proxy']): ProxyReference {
  if (!proxy?.mode) return proxy ?? null
  if (proxy.id === undefined && proxy.name === undefined) return null
  throw new FlowError(
    'invalid_input',
    'browser.proxy is one of {mode}, {id} and {name}: a mode stands for no proxy of yours.',
  )
}

const saidTwice = (one: string, other: string) =>
  new FlowError('invalid_input', `${one} and ${other} mean the same. Send one of them.`)
