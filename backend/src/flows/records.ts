import type {
  BrowserTelemetry,
  ConnectionStatus,
  FillMode,
  FlowErrorCode,
  FlowStatus,
  FlowStep,
  FlowType,
} from '@managed-auth/protocol'
import type { Probe } from './checks/probe.ts'
import type { SeenChoice, SeenField } from './sighting.ts'

// The product's own records: what the store keeps and the rest of the backend speaks about.

/** Something a login asked a person for, so that the next one cannot run alone. */
export type Requirement = 'sms_code' | 'email_code' | 'totp' | 'choice' | 'external_action'

export interface Connection {
  id: string
  projectId: string
  profileId: string
  profileName: string
  domain: string
  status: ConnectionStatus
  allowedDomains: string[]
  loginUrl: string | null
  postLoginUrl: string | null
  credentialId: string | null
  credentialName: string | null
  /** How values are fetched from outside at a login: an item, one for the domain, of any provider. */
  credentialLookup: 'path' | 'domain' | 'any' | null
  credentialProviderId: string | null
  credentialProviderName: string | null
  /** `Vault/Item` */
  credentialPath: string | null
  /** Storage names of the values its credential holds; empty without one. */
  credentialKeys: string[]
  credentialHasTotp: boolean
  saveCredentials: boolean
  recordSession: boolean
  healthChecks: boolean
  autoReauth: boolean
  healthCheckSeconds: number
  browserTelemetry: BrowserTelemetry | null
  /** How its passwords get to the site. */
  fillMode: FillMode
  /** The way out its browsers take. @default none: directly */
  proxyId: string | null
  requirements: Requirement[] | null
  /** Storage names of the values the last success typed; null before `requirements` were. */
  typedRefs: string[] | null
  /** There is a recorded way through the login that this version can replay. */
  hasPlan: boolean
  lastSuccessAt: Date | null
  lastCheckAt: Date | null
  /** Logins by themselves that failed, since the last success or change of the credential. */
  failedReauths: number
  /** The request that tells whether it is logged in; null when there is none. */
  probe: Probe | null
  createdAt: Date
}

/** The settings a client can choose; the rest of a connection is ours. */
export type ConnectionSettings = Pick<
  Connection,
  | 'allowedDomains'
  | 'loginUrl'
  | 'credentialId'
  | 'credentialLookup'
  | 'credentialProviderId'
  | 'credentialPath'
  | 'saveCredentials'
  | 'recordSession'
  | 'healthChecks'
  | 'autoReauth'
  | 'healthCheckSeconds'
  | 'browserTelemetry'
  | 'fillMode'
  | 'proxyId'
>

/** On the wire `error_code` is any text: one of ours stands beside those it names. */
export type FlowFailureCode = FlowErrorCode | 'vault_unavailable'

export interface Flow {
  id: string
  projectId: string
  connectionId: string
  type: FlowType
  status: FlowStatus
  step: FlowStep
  revision: number
  interaction: Interaction | null
  pauseExpiresAt: Date | null
  answerMark: string | null
  /** The identity provider the login goes through, once its button was pressed. */
  ssoProvider: string | null
  /** Storage names of the passwords and codes that were typed: never typed again by itself. */
  spent: string[]
  websiteError: string | null
  errorCode: FlowFailureCode | null
  errorMessage: string | null
  /** False: nobody is there to answer; what is not stored ends the login. */
  attended: boolean
  startedAt: Date
  updatedAt: Date
  expiresAt: Date
  /** Otherwise than the connection says, for this flow alone; null: as the connection. */
  proxyId: string | null
  recordSession: boolean | null
  /** The film of it, once that is developed. */
  replayId: string | null
  /** Where people reach the process that drives it; null before one does. */
  liveViewOrigin: string | null
  /** Which claim of the flow this is; the first driver's is 1. */
  fence: number
}

/** The right to drive a flow, until somebody else claims it. */
export type Claim = Pick<Flow, 'id' | 'fence'>

/** One pause: what is asked for, each with the address an answer names. Holds no values. */
export interface Interaction {
  id: string
  fields: AskedField[]
  choices: AskedChoice[]
  /** What is to be done outside of the browser, in the site's words; the rest stands beside it. */
  message?: string | undefined
  /** It is to be done in the browser itself, by somebody who sees it. */
  inLiveView?: boolean | undefined
}

export type AskedField = Omit<SeenField, 'target'> & { id: string }
export type AskedChoice = Omit<SeenChoice, 'target'> & { id: string }

export interface Profile {
  id: string
  name: string
  createdAt: Date
  updatedAt: Date | null
  lastUsedAt: Date | null
}

/** A page of a list, and where the next one begins. */
export interface PageOf<T> {
  items: T[]
  /** Index of the next page's first item; 0 on the last page. */
  nextOffset: number
}
