import type { Paging } from '@managed-auth/protocol'
import type { PageOf } from '../records.ts'
import type { ProxyRecord } from './proxy.ts'

export interface ProxyFilter {
  name?: string | undefined
  /** Part of the name, host or address, or an exact id. */
  query?: string | undefined
}

export interface ProxyVerdict {
  status: 'available' | 'unavailable'
  /** Where its requests come from, when the check could tell. */
  ipAddress: string | undefined
  lastChecked: Date
}

/** Deleted proxies are found by nobody. */
export interface ProxyStore {
  insert(proxy: ProxyRecord): Promise<void>
  find(projectId: string, id: string): Promise<ProxyRecord | undefined>
  /** Every proxy of that name: names are not unique. */
  named(projectId: string, name: string): Promise<ProxyRecord[]>
  list(projectId: string, filter: ProxyFilter, page: Paging): Promise<PageOf<ProxyRecord>>
  rename(projectId: string, id: string, name: string): Promise<ProxyRecord | undefined>
  judge(projectId: string, id: string, verdict: ProxyVerdict): Promise<ProxyRecord | undefined>
  /** Deletes, unless a connection goes out by it. */
  remove(projectId: string, id: string): Promise<'removed' | 'in_use' | 'unknown'>
}

/** Where a proxy is and how it is spoken to. Holds its password: made at the last moment. */
export interface Upstream {
  /** `http`, `https` or `socks5`, with user name and password when the proxy wants them. */
  url: string
  caBundle: string | undefined
  bypassHosts: string[]
}

/** Sends one request out by a proxy. */
export type AskThrough = (
  upstream: Upstream,
  url: string | undefined,
) => Promise<{ reached: boolean; body: string }>
