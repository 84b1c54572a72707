import type {
  Credential,
  CredentialProvider,
  CredentialProviderTestResult,
  CredentialUse,
} from '#protocol'

// What the handler may answer, checked by hand as in the login: the schemas of the protocol bring a
// validator along (decision 0006). `answer-checks.test.ts` holds both together.

type Check = (value: unknown) => boolean

const is =
  (type: 'string' | 'boolean' | 'number'): Check =>
  (value) =>
    typeof value === type
const text = is('string')
const flag = is('boolean')

/** Absent, or `null`. */
const maybe =
  (check: Check): Check =>
  (value) =>
    value == null || check(value)

const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

type RequiredKey<T> = { [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key }[keyof T]

/** An object with every required key of `T`, and those optional ones that are read here. */
const shape =
  <T, Read extends keyof T = never>(checks: Record<RequiredKey<T> | Read, Check>) =>
  (value: unknown): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check>(checks).every(([key, check]) => check(value[key as never]))

export const isCredential = shape<
  Credential,
  'value_keys' | 'has_totp_secret' | 'has_values' | 'sso_provider' | 'warnings'
>({
  ...{ id: text, name: text, domain: text, created_at: text, updated_at: text },
  ...{ has_values: maybe(flag), has_totp_secret: maybe(flag), sso_provider: maybe(text) },
  ...{ value_keys: maybe(list(text)), warnings: maybe(list(text)) },
})

export const isCredentialUse = shape<CredentialUse>({
  ...{ id: text, domain: text, profile_name: text, status: text },
})

export const isCredentialProvider = shape<CredentialProvider, 'base_url' | 'file'>({
  ...{ id: text, name: text, provider_type: text, enabled: flag, priority: is('number') },
  ...{ base_url: maybe(text), file: maybe(text), created_at: text, updated_at: text },
})

export const isTestResult = shape<CredentialProviderTestResult, 'error'>({
  success: flag,
  vaults: list(shape<{ id: string; name: string }>({ id: text, name: text })),
  error: maybe(text),
})
