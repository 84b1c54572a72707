import { type ClientChoice, createClientChoice } from '../../hooks/create-client-choice.ts'
import { type CredentialsClient, createCredentialsClient } from '../core/credentials-client.ts'

export interface CredentialsClientChoice extends ClientChoice<CredentialsClient> {}

export const { ClientContext: CredentialsClientContext, useClient: useCredentialsClient } =
  createClientChoice<CredentialsClient>(createCredentialsClient)
