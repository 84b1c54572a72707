import path from 'node:path'
import type { CredentialProviderType } from '@managed-auth/protocol'
import { FlowError } from '../errors.ts'
import { isPrivateName } from '../private-network.ts'

const refuse = (message: string) => new FlowError('invalid_input', message)

/** What of a request is checked by the type of its provider. Absent: as it was. */
export interface AccessInput {
  token?: string | undefined
  key_file?: string | null | undefined
  base_url?: string | undefined
  file?: string | undefined
}

/** The same, checked and in its usual form. */
export interface CheckedAccess {
  token?: string
  keyFile?: string | null
  baseUrl?: string
  file?: string
}

interface CheckOptions {
  /** Throws for a host in a private network, unless the operator allows those. */
  refusePrivate: (field: string, hostname: string) => void
  /** `keepass`: a key file is kept already. */
  hasKeyFile: boolean
}

/** @throws {FlowError} `invalid_input`, `private_network_not_allowed` */
export function checkAccess(
  type: CredentialProviderType,
  input: AccessInput,
  { refusePrivate, hasKeyFile }: CheckOptions,
): CheckedAccess {
  refuseForeignSettings(type, input)
  const { token, key_file: keyFile, base_url: baseUrl, file } = input
  const checked: CheckedAccess = {}
  if (baseUrl !== undefined) checked.baseUrl = checkBaseUrl(baseUrl, refusePrivate)
  if (file !== undefined) checked.file = checkFile(file)
  if (keyFile !== undefined) checked.keyFile = keyFile
  if (token !== undefined) {
    const willHaveKeyFile = keyFile === undefined ? hasKeyFile : keyFile !== null
    checked.token = checkToken(type, token, willHaveKeyFile)
  }
  return checked
}

/** A setting of another type of provider would be kept without any effect. */
function refuseForeignSettings(type: CredentialProviderType, input: AccessInput): void {
  if (type !== 'onepassword_connect' && input.base_url !== undefined) {
    throw refuse('base_url is for providers of type onepassword_connect only. Leave it out.')
  }
  if (type !== 'keepass' && (input.file !== undefined || input.key_file !== undefined)) {
    throw refuse('file and key_file are for providers of type keepass only. Leave them out.')
  }
}

function checkToken(type: CredentialProviderType, token: string, hasKeyFile: boolean): string {
  if (type === 'keepass') {
    if (token !== '' || hasKeyFile) return token
    throw refuse(
      'token is the master password of the file. It may be empty beside a key_file only.',
    )
  }
  const text = token.trim()
  if (type === 'onepassword' && !/^ops_[A-Za-z0-9+/_=.-]+$/.test(text)) {
    throw refuse(
      'token must be the token of a 1Password service account, which begins with "ops_".',
    )
  }
  if (!/^[\x21-\x7e]+$/.test(text)) {
    throw refuse('token must be the access token of the Connect server, without blanks.')
  }
  return text
}

/** https, or http where the operator let this server into its own network. */
function checkBaseUrl(text: string, refusePrivate: CheckOptions['refusePrivate']): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.protocol === 'http:' && isPrivateName(url.hostname)
  if (!url || (url.protocol !== 'https:' && !isPlain) || url.username || url.password) {
    throw refuse(
      'base_url must be the https address of a Connect server, without a user name; http is accepted in a private network only.',
    )
  }
  if (url.search || url.hash) throw refuse('base_url must end with the path, without "?" and "#".')
  refusePrivate('base_url', url.hostname)
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function checkFile(text: string): string {
  const file = path.posix.normalize(text)
  const isBelow = !path.posix.isAbsolute(file) && !file.split('/').includes('..')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a path with one reaches no file.
  if (!isBelow || /[\\\x00-\x1f]/.test(file) || !file.toLowerCase().endsWith('.kdbx')) {
    throw refuse(
      'file must be the path of a .kdbx file below the folder of MANAGED_AUTH_KEEPASS_DIR, such as "team/logins.kdbx".',
    )
  }
  return file
}
