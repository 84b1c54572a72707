import type { ProxyProtocol, ProxyType } from '@managed-auth/protocol'

/** What a proxy is reached by, or where its exit should stand. No secrets. */
export interface ProxyPlace {
  host?: string | undefined
  port?: number | undefined
  username?: string | undefined
  country?: string | undefined
  state?: string | undefined
  city?: string | undefined
  zip?: string | undefined
  asn?: string | undefined
  os?: string | undefined
}

/** A way out of a project's browsers. */
export interface ProxyRecord {
  id: string
  projectId: string
  type: ProxyType
  name: string | null
  protocol: ProxyProtocol
  config: ProxyPlace
  sealedPassword: string | null
  /** Certificates that vouch for the proxy, and for sites whose TLS it opens, as PEM. */
  caBundle: string | null
  /** Host names, and `*.example.com`, that are reached without it. */
  bypassHosts: string[]
  ipAddress: string | null
  status: 'available' | 'unavailable' | null
  lastChecked: Date | null
  createdAt: Date
}

export const passwordBinding = ({ projectId, id }: Pick<ProxyRecord, 'projectId' | 'id'>) => ({
  projectId,
  recordId: id,
  field: 'password',
})
