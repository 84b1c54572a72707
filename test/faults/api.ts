import type { Installation } from './installation.ts'
import { until } from './until.ts'

/** What of a connection these tests look at. */
export interface SeenConnection {
  id: string
  status: string
  flow_status: string | null
  flow_step: string | null
  flow_type: string | null
  interaction_id?: string | null
  fields: { ref: string; type: string }[] | null
  error_code: string | null
  last_auth_check_at: string | null
}

/** Longer than any fault takes to be over. */
const patienceMs = 45_000

/** The backend as a patient client sees it: what an outage broke off is sent again. */
export function createApi({ apiUrl, apiKey }: Installation) {
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const { status, answer } = await until(
      `an answer to ${method} ${path}`,
      async () => {
        const response = await fetch(`${apiUrl}${path}`, {
          method,
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(15_000),
        })
        const text = await response.text()
        if (response.status >= 500) throw new Error(`${response.status} ${text}`)
        return { status: response.status, answer: text === '' ? undefined : JSON.parse(text) }
      },
      patienceMs,
    )
    if (status >= 400) throw new Refusal(status, answer.code)
    return answer
  }

  return {
    connect: (domain: string, profile: string) =>
      ask<SeenConnection>('POST', '/auth/connections', { domain, profile_name: profile }).catch(
        async (error: unknown) => {
          // The first try was not answered, and had been heard.
          if (!(error instanceof Refusal && error.status === 409)) throw error
          const list = await ask<SeenConnection[]>(
            'GET',
            `/auth/connections?domain=${domain}&profile_name=${profile}`,
          )
          const [found] = list
          if (!found) throw error
          return found
        },
      ),
    login: (id: string) => ask<object>('POST', `/auth/connections/${id}/login`, {}),
    see: (id: string) => ask<SeenConnection>('GET', `/auth/connections/${id}`),
    submit: (id: string, fields: Record<string, string>, question: string) =>
      ask<object>('POST', `/auth/connections/${id}/submit`, { fields, interaction_id: question }),
    check: (id: string) => ask<object>('POST', `/auth/connections/${id}/health-check`),
    makeTotp: (name: string, domain: string) =>
      ask<object>('POST', '/credentials', {
        name,
        domain,
        values: { email: 'totp@faults.example' },
        totp_secret: 'JBSWY3DPEHPK3PXP',
      }),
    /** Something only a worker can do for the API. */
    totpCode: (name: string) => ask<{ code: string }>('GET', `/credentials/${name}/totp-code`),
  }
}

export type Api = ReturnType<typeof createApi>

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}
