import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Context } from 'hono'
import { providerHost } from '../descriptions/providers.ts'
import { createAttempts } from './attempts.ts'

/** Who somebody is, as the provider says. */
interface Identity {
  email: string
  name: string
}

interface Attempt {
  state: string
  nonce: string
  verifier: string
}

/** The provider's address as this site's visitors reach it: its own host, the same port. */
const providerOf = (c: Context) => {
  const { port } = new URL(c.req.url)
  return `http://${providerHost}${port && `:${port}`}`
}

const callbackOf = (c: Context) => new URL('/auth/northstar/callback', c.req.url).href

const secret = () => randomBytes(32).toString('base64url')

/**
 * Signing in with Northstar: OpenID Connect, authorization code with PKCE (RFC 7636), as a public
 * client whose id is the site's name.
 */
export const createNorthstarApp = (clientId: string) => {
  const attempts = createAttempts<Attempt>(`${clientId}_northstar`)

  return {
    /** Where to send the browser. What the answer must match is kept until it comes. */
    begin(c: Context): string {
      const attempt = { state: secret(), nonce: secret(), verifier: secret() }
      attempts.begin(c, attempt)
      const url = new URL('/authorize', providerOf(c))
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid email profile',
        redirect_uri: callbackOf(c),
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: createHash('sha256').update(attempt.verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }).toString()
      return url.href
    },

    /** Reads the provider's answer. Nothing when it was refused, or does not fit the question. */
    async finish(c: Context): Promise<Identity | undefined> {
      const attempt = attempts.find(c)
      attempts.finish(c)
      const { code, state } = c.req.query()
      if (!attempt || !code || state !== attempt.state) return undefined
      const issuer = providerOf(c)
      const answer = await post(new URL('/token', issuer), {
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: callbackOf(c),
        code_verifier: attempt.verifier,
        code,
      })
      const { id_token: token } = JSON.parse(answer) as { id_token?: string }
      const claims = token ? claimsOf(token) : undefined
      // It comes straight from the provider: OpenID Connect Core 3.1.3.7, 6 needs no signature then.
      const fits =
        claims?.iss === issuer && claims.aud === clientId && claims.nonce === attempt.nonce
      return fits ? { email: claims.email ?? '', name: claims.name ?? '' } : undefined
    },
  }
}

interface Claims extends Partial<Identity> {
  iss?: string
  aud?: string
  nonce?: string
}

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

/** `fetch` leaves `*.localhost` to the system, which may not know it: all sites are on loopback. */
const post = (url: URL, values: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { host: url.host, 'content-type': 'application/x-www-form-urlencoded' }
    request(
      { host: '127.0.0.1', port: url.port, path: url.pathname, method: 'POST', headers },
      (response) => text(response).then(resolve, reject),
    )
      .on('error', reject)
      .end(new URLSearchParams(values).toString())
  })
