import type { ConnectionRecord, UpdateConnection } from '@managed-auth/react/status'

/** The options of a connection as a form holds them: what is typed, not yet what is sent. */
export interface OptionDraft {
  health_checks: boolean
  health_check_interval: string
  auto_reauth: boolean
  save_credentials: boolean
  record_session: boolean
  login_url: string
  /** One host a line. */
  allowed_domains: string
  /** A name, or `''` for none. */
  credential: string
  /** An id, or `''` for none. */
  proxy: string
}

export type Option = keyof OptionDraft

export const draftOf = (connection: ConnectionRecord): OptionDraft => ({
  health_checks: connection.health_checks ?? true,
  health_check_interval: String(connection.health_check_interval ?? ''),
  auto_reauth: connection.auto_reauth ?? true,
  save_credentials: connection.save_credentials ?? true,
  record_session: connection.record_session ?? false,
  login_url: connection.login_url ?? '',
  allowed_domains: (connection.allowed_domains ?? []).join('\n'),
  credential: connection.credential?.name ?? '',
  proxy: connection.proxy_id ?? '',
})

const wire: { [Key in Option]: (value: OptionDraft[Key]) => UpdateConnection } = {
  health_checks: (health_checks) => ({ health_checks }),
  health_check_interval: (typed) => ({ health_check_interval: Number(typed) }),
  auto_reauth: (auto_reauth) => ({ auto_reauth }),
  save_credentials: (save_credentials) => ({ save_credentials }),
  record_session: (record_session) => ({ record_session }),
  login_url: (typed) => ({ login_url: typed.trim() }),
  allowed_domains: (typed) => ({ allowed_domains: typed.split(/[\s,]+/).filter(Boolean) }),
  credential: (name) => ({ credential: name ? { name } : null }),
  proxy: (id) => ({ proxy: id ? { id } : null }),
}

const changeOf = <Key extends Option>(key: Key, value: OptionDraft[Key]) => wire[key](value)

/** What differs from the connection, and nothing else: the rest may be changed elsewhere meanwhile. */
export function changesOf(
  connection: ConnectionRecord,
  edits: Partial<OptionDraft>,
): UpdateConnection {
  const before = draftOf(connection)
  const edited = (Object.keys(edits) as Option[]).filter(
    (key) => edits[key] !== undefined && edits[key] !== before[key],
  )
  const draft = { ...before, ...edits }
  return Object.assign({}, ...edited.map((key) => changeOf(key, draft[key])))
}

/** The option that a refusal names, so that it can be said beside it. */
export const optionNamedIn = (message: string): Option | undefined =>
  (Object.keys(wire) as Option[]).find((key) => new RegExp(`\\b${key}\\b`).test(message))
