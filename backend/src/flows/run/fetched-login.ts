import type { Log } from '../ports.ts'
import { ExternalVaultError, type ItemValues } from '../providers/external-vault.ts'
import type { ProviderReader } from '../providers/provider-reader.ts'
import type { Connection } from '../records.ts'
import { Secret } from '../secret.ts'
import { readTotpKey, type TotpKey, TotpKeyError } from '../totp/totp-key.ts'
import { FlowEnd } from './flow-end.ts'

export interface Fetching {
  providers: Pick<ProviderReader, 'fetch'>
  log: Log
  unattended?: boolean | undefined
}

/**
 * The values of a password manager for one login. What cannot be fetched is asked of the person.
 *
 * @param flowId - Who wants them, for the audit log.
 * @throws {FlowEnd} `customer_input_required` when nobody is there to ask.
 */
export async function fetchedLogin(
  { providers, log, unattended }: Fetching,
  connection: Connection,
  flowId: string,
): Promise<{ values: Record<string, string>; totp: TotpKey | undefined }> {
  const warn = (code: string) =>
    log.warn({ flowId, connectionId: connection.id, code }, 'a login could not be fetched whole')
  let fetched: ItemValues | undefined
  try {
    fetched = await providers.fetch(connection, flowId)
  } catch (error) {
    if (!(error instanceof ExternalVaultError)) throw error
    warn(error.code)
    if (unattended) throw new FlowEnd('customer_input_required', error.message)
  }
  const { values, totpSecret } = fetched ?? { values: {}, totpSecret: undefined }
  return { values, totp: readKey(totpSecret, warn) }
}

function readKey(text: string | undefined, warn: (code: string) => void): TotpKey | undefined {
  if (text === undefined) return undefined
  try {
    return readTotpKey(new Secret(text))
  } catch (error) {
    if (!(error instanceof TotpKeyError)) throw error
    // The password may be right all the same, and the code is asked for.
    warn(`totp_${error.code}`)
    return undefined
  }
}
