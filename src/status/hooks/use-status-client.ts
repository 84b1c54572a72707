import { type ClientChoice, createClientChoice } from '../../hooks/create-client-choice.ts'
import { createStatusClient, type StatusClient } from '../core/status-client.ts'

export interface StatusClientChoice extends ClientChoice<StatusClient> {}

export const { ClientContext: StatusClientContext, useClient: useStatusClient } =
  createClientChoice<StatusClient>(createStatusClient)
