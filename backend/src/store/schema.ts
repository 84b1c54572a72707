import type {
  BrowserTelemetry,
  ConnectionStatus,
  CredentialProviderType,
  FillMode,
  FlowErrorCode,
  FlowStatus,
  FlowStep,
  FlowType,
  ProxyProtocol,
  ProxyType,
} from '@managed-auth/protocol'
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { Viewport } from '../flows/browser-sessions/ports.ts'
import type { CheckTier } from '../flows/checks/ports.ts'
import type { Probe } from '../flows/checks/probe.ts'
import type { KeySuite } from '../flows/custody/ports.ts'
import type { ProxyPlace } from '../flows/proxies/proxy.ts'
import type { FlowFailureCode, Interaction, Requirement } from '../flows/records.ts'
import type { Errand, Reply } from '../flows/worker/errands.ts'

// The tables of sql/ as types for queries. Keys, references and indexes live in the SQL alone.

const moment = () => timestamp({ withTimezone: true, mode: 'date' })

/** What keys, audit and shredding belong to. */
export const organisations = pgTable('organisations', {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: moment().notNull(),
  /** Its keys were destroyed then. */
  shreddedAt: moment(),
  /** Its texts are being sealed to new keys since then. */
  rotationBeganAt: moment(),
})

export const organisationKeys = pgTable('organisation_keys', {
  id: text().primaryKey(),
  organisationId: text().notNull(),
  version: integer().notNull(),
  suite: text().$type<KeySuite>().notNull(),
  publicKey: text().notNull(),
  /** Which key-encryption key wrapped the private half. */
  wrappedBy: text().notNull(),
  wrappedPrivateKey: text().notNull(),
  createdAt: moment().notNull(),
  retiredAt: moment(),
})

/** Every opening of a sealed value; rows are only ever added. */
export const auditLog = pgTable(
  'audit_log',
  {
    organisationId: text().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    at: moment().notNull(),
    actor: text().notNull(),
    projectId: text().notNull(),
    recordId: text().notNull(),
    field: text().notNull(),
    purpose: text().notNull(),
    origin: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.sequence] })],
)

/** The end of each organisation's chain. */
export const auditHeads = pgTable('audit_heads', {
  organisationId: text().primaryKey(),
  sequence: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})

/** What separates tenants: every row below belongs to one. */
export const projects = pgTable('projects', {
  id: text().primaryKey(),
  organisationId: text().notNull().default('org_default'),
  name: text().notNull(),
  createdAt: moment().notNull(),
})

export const apiKeys = pgTable('api_keys', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  /** SHA-256 of the key: 256 random bits need no slow hash. */
  hash: text().notNull(),
  createdAt: moment().notNull(),
})

export const profiles = pgTable('profiles', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  name: text().notNull(),
  /** Sealed browser state; null until a login succeeded. */
  sealedState: text(),
  /** Counts the saves of the state. */
  version: integer().notNull().default(0),
  createdAt: moment().notNull(),
  updatedAt: moment(),
  lastUsedAt: moment(),
})

export const credentials = pgTable('credentials', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  name: text().notNull(),
  domain: text().notNull(),
  /** The values are for this identity provider, not for the site's own form. */
  ssoProvider: text(),
  /** A login brought the values, typed at the provider: they are for it alone. */
  fromProvider: boolean().notNull().default(false),
  /** An authenticator key as an `otpauth` URI, sealed. */
  sealedTotp: text(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
})

/** One row a value: each is sealed for itself and bound to its row. */
export const credentialValues = pgTable(
  'credential_values',
  {
    credentialId: text().notNull(),
    ref: text().notNull(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.credentialId, table.ref] })],
)

/** The last step of each authenticator key that a code was typed for. */
export const totpSteps = pgTable('totp_steps', {
  /** Keyed digest of the key. */
  mark: text().primaryKey(),
  step: bigint({ mode: 'number' }).notNull(),
  claimedAt: moment().notNull(),
})

/** Password managers outside; what opens them is sealed. */
export const credentialProviders = pgTable('credential_providers', {
  id: text().primaryKey(),
  organisationId: text().notNull(),
  /** The project it was made in, which its sealed texts are bound to. */
  projectId: text().notNull(),
  name: text().notNull(),
  providerType: text().$type<CredentialProviderType>().notNull(),
  enabled: boolean().notNull(),
  priority: integer().notNull(),
  cacheSeconds: integer().notNull(),
  baseUrl: text(),
  file: text(),
  sealedToken: text().notNull(),
  sealedKeyFile: text(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
})

export const connections = pgTable('connections', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  profileId: text().notNull(),
  domain: text().notNull(),
  status: text().$type<ConnectionStatus>().notNull(),
  allowedDomains: jsonb().$type<string[]>().notNull(),
  loginUrl: text(),
  postLoginUrl: text(),
  credentialId: text(),
  credentialLookup: text().$type<'path' | 'domain' | 'any'>(),
  credentialProviderId: text(),
  credentialPath: text(),
  saveCredentials: boolean().notNull(),
  recordSession: boolean().notNull(),
  healthChecks: boolean().notNull(),
  autoReauth: boolean().notNull(),
  healthCheckSeconds: integer().notNull(),
  browserTelemetry: jsonb().$type<BrowserTelemetry>(),
  fillMode: text().$type<FillMode>().notNull(),
  proxyId: text(),
  /** What the last successful login asked a person for. */
  requirements: jsonb().$type<Requirement[]>(),
  typedRefs: jsonb().$type<string[]>(),
  lastSuccessAt: moment(),
  lastCheckAt: moment(),
  /** Null: never, or not before the next login. */
  nextCheckAt: moment(),
  /** Logins by themselves that failed, since the last success or change of the credential. */
  failedReauths: integer().notNull().default(0),
  /** Null: no request tells logged in from logged out. */
  probe: jsonb().$type<Probe>(),
  createdAt: moment().notNull(),
})

export const flows = pgTable('flows', {
  id: text().primaryKey(),
  startOrder: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
  projectId: text().notNull(),
  connectionId: text().notNull(),
  type: text().$type<FlowType>().notNull(),
  status: text().$type<FlowStatus>().notNull(),
  step: text().$type<FlowStep>().notNull(),
  /** Counts the changes of this row; the id of a stream's events. */
  revision: integer().notNull(),
  interaction: jsonb().$type<Interaction>(),
  /** When the current pause runs out; null outside a pause. */
  pauseExpiresAt: moment(),
  /** Keyed digest of the answer being worked on, to know a replay of the same request. */
  answerMark: text(),
  ssoProvider: text(),
  /** Storage names of what was typed and is not typed again by itself. */
  spent: jsonb().$type<string[]>().notNull().default([]),
  websiteError: text(),
  errorCode: text().$type<FlowFailureCode>(),
  errorMessage: text(),
  handoffHash: text().notNull(),
  handoffExpiresAt: moment().notNull(),
  handoffUsedAt: moment(),
  /** Otherwise than the connection says, for this flow alone. */
  proxyId: text(),
  recordSession: boolean(),
  replayId: text(),
  /** Where people reach the process that drives it. */
  liveViewOrigin: text(),
  /** Nobody answers what a flow asks that is not attended to. */
  attended: boolean().notNull().default(true),
  /** Counts the claims; a write of one that was overtaken does nothing. */
  fence: integer().notNull().default(0),
  /** Until then the flow is driven by whoever claimed it last; null when nobody does. */
  leaseEndsAt: moment(),
  startedAt: moment().notNull(),
  updatedAt: moment().notNull(),
  expiresAt: moment().notNull(),
})

/** Ways out for browsers. A deleted one stays as a row for the history, without its password. */
export const proxies = pgTable('proxies', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  type: text().$type<ProxyType>().notNull(),
  name: text(),
  protocol: text().$type<ProxyProtocol>().notNull(),
  config: jsonb().$type<ProxyPlace>().notNull(),
  sealedPassword: text(),
  caBundle: text(),
  bypassHosts: jsonb().$type<string[]>().notNull(),
  ipAddress: text(),
  status: text().$type<'available' | 'unavailable'>(),
  lastChecked: moment(),
  createdAt: moment().notNull(),
  deletedAt: moment(),
})

/** Browsers that agents use or used. */
export const browserSessions = pgTable('browser_sessions', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  name: text(),
  profileId: text(),
  saveChanges: boolean().notNull(),
  proxyId: text(),
  startUrl: text(),
  timeoutSeconds: integer().notNull(),
  viewport: jsonb().$type<Viewport>(),
  tags: jsonb().$type<Record<string, string>>().notNull(),
  createdAt: moment().notNull(),
  deletedAt: moment(),
  /** The process that has it, where that is reached, and until when it is taken for alive. */
  workerId: text(),
  origin: text(),
  leaseEndsAt: moment(),
})

/** Films of logins, each sealed as a whole. */
export const recordings = pgTable('recordings', {
  id: text().primaryKey(),
  projectId: text().notNull(),
  /** Of a login or check; else there is a browser. */
  connectionId: text(),
  browserId: text(),
  sessionId: text().notNull(),
  /** Null while it is being made, as its end is. */
  sealed: text(),
  startedAt: moment().notNull(),
  finishedAt: moment(),
})

export const loginPlans = pgTable('login_plans', {
  connectionId: text().primaryKey(),
  version: integer().notNull(),
  /** Checked when it is read: an older server may have written it. */
  plan: jsonb().$type<unknown>().notNull(),
  recordedAt: moment().notNull(),
})

/** Checks of kept logins that were made. */
export const healthChecks = pgTable('health_checks', {
  id: text().primaryKey(),
  connectionId: text().notNull(),
  status: text().$type<ConnectionStatus>().notNull(),
  previousStatus: text().$type<ConnectionStatus>().notNull(),
  tier: text().$type<CheckTier>().notNull(),
  errorCode: text().$type<FlowErrorCode>(),
  errorMessage: text(),
  checkedAt: moment().notNull(),
  replayId: text(),
})

/** What a process asks of another that may open secrets. */
export const errands = pgTable('errands', {
  id: text().primaryKey(),
  kind: text().$type<Errand['kind']>().notNull(),
  /** Who alone can do it; null: anybody. */
  workerId: text(),
  asked: jsonb().$type<object>().notNull(),
  replyKey: text().notNull(),
  createdAt: moment().notNull().defaultNow(),
  takenAt: moment(),
  sealedReply: text(),
  refusal: jsonb().$type<Extract<Reply, { refusal: object }>['refusal']>(),
})

/** Sealed answers on their way to the login engine, which takes and deletes them. */
export const flowAnswers = pgTable('flow_answers', {
  flowId: text().primaryKey(),
  sealed: text().notNull(),
})
