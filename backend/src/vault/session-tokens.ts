import { jwtVerify, SignJWT } from 'jose'
import type { RootKey } from './root-key.ts'

/** The issuer that existing clients expect. */
const issuer = 'kernel-api'
const algorithm = 'HS256'

/** What a session token opens: one flow of one connection. */
export interface SessionClaims {
  connectionId: string
  flowId: string
}

/** Signs and reads the bearer tokens that browsers get for their handoff code. */
export interface SessionTokens {
  issue(claims: SessionClaims, expiresAt: Date): Promise<string>
  /** `undefined` for a token that is not ours, was changed, or ran out. */
  read(token: string, now: Date): Promise<SessionClaims | undefined>
}

export function createSessionTokens(apiSecret: RootKey): SessionTokens {
  const key = apiSecret.derive('session-tokens')
  return {
    issue: ({ connectionId, flowId }, expiresAt) =>
      new SignJWT({ managed_auth_session_id: flowId })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setSubject(connectionId)
        .setExpirationTime(expiresAt)
        .sign(key),

    async read(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          issuer,
          algorithms: [algorithm],
          requiredClaims: ['exp', 'sub'],
          currentDate: now,
        })
        const flowId = payload.managed_auth_session_id
        if (!payload.sub || typeof flowId !== 'string') return undefined
        return { connectionId: payload.sub, flowId }
      } catch {
        return undefined
      }
    },
  }
}
