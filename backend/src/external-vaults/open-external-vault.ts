import type { OpenExternalVault } from '../flows/providers/external-vault.ts'
import type { ConnectNetwork } from './connect-requests.ts'
import { openOnePasswordConnect } from './onepassword-connect.ts'
import { openOnePassword } from './onepassword-service-account.ts'

export interface ExternalVaultOptions extends ConnectNetwork {
  /** Where KeePass files are. @default none are read */
  keepassFolder: string | undefined
}

/** Every password manager there is an adapter for, by the type of its provider. */
export const createExternalVaults =
  ({ keepassFolder, ...network }: ExternalVaultOptions): OpenExternalVault =>
  async (access) => {
    switch (access.type) {
      case 'onepassword':
        return openOnePassword(access)
      case 'onepassword_connect':
        return openOnePasswordConnect(access, network)
      case 'keepass': {
        // Its library takes a while to load, and most installations read no file.
        const { openKeepass } = await import('./keepass.ts')
        return openKeepass(access, keepassFolder)
      }
    }
  }
