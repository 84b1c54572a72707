import * as z from 'zod/mini'

// Where browsers go out. 8. Which members belong to which type is checked by the server.

export const proxyTypeSchema = z.enum(['datacenter', 'isp', 'residential', 'mobile', 'custom'])
export type ProxyType = z.infer<typeof proxyTypeSchema>

/** How the proxy itself is spoken to. `socks5` is ours: the official SDK names the other two. */
export const proxyProtocolSchema = z.enum(['http', 'https', 'socks5'])
export type ProxyProtocol = z.infer<typeof proxyProtocolSchema>

const text = z.optional(z.string())

const placeSchema = {
  /** ISO 3166-1, two letters. */
  country: text,
  /** Two letters, of the United States. */
  state: text,
  city: text,
  /** Five digits, of the United States. */
  zip: text,
  asn: text,
  os: z.optional(z.enum(['windows', 'macos', 'android'])),
}

const addressSchema = {
  host: text,
  port: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(65_535))),
  username: text,
}

export const proxyConfigSchema = z.object({
  ...placeSchema,
  ...addressSchema,
  has_password: z.optional(z.boolean()),
  has_ca_bundle: z.optional(z.boolean()),
})
export type ProxyConfig = z.infer<typeof proxyConfigSchema>

/** A way out of a project's browsers. Never holds the password. */
export const proxySchema = z.object({
  id: z.string(),
  type: proxyTypeSchema,
  name: text,
  protocol: proxyProtocolSchema,
  config: proxyConfigSchema,
  bypass_hosts: z.array(z.string()),
  /** The address requests come from, as the last check saw it. */
  ip_address: text,
  status: z.optional(z.enum(['available', 'unavailable'])),
  last_checked: text,
})
export type WireProxy = z.infer<typeof proxySchema>

/** Body of `POST /proxies`. */
export const createProxySchema = z.object({
  type: proxyTypeSchema,
  name: text,
  protocol: z.optional(proxyProtocolSchema),
  config: z.optional(
    z.object({
      ...placeSchema,
      ...addressSchema,
      password: text,
      /** PEM certificates that vouch for the proxy, and for sites whose TLS it opens; at most 64 KiB. */
      ca_bundle: text,
    }),
  ),
  bypass_hosts: z.optional(z.array(z.string())),
})
export type CreateProxy = z.infer<typeof createProxySchema>

/** Body of `PATCH /proxies/{id}`: a proxy can be renamed. Names are not unique. */
export const updateProxySchema = z.object({ name: z.string() })
export type UpdateProxy = z.infer<typeof updateProxySchema>

/** Body of `POST /proxies/{id}/check`. `null`, `{}` and no body are the same. */
export const checkProxySchema = z.object({ url: text })
export type CheckProxy = z.infer<typeof checkProxySchema>
