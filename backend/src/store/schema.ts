import type {
  BrowserTelemetry,
  ConnectionStatus,
  FlowErrorCode,
  FlowStatus,
  FlowStep,
  FlowType,
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
import type { Interaction, Requirement } from '../flows/records.ts'

// The tables of sql/ as types for queries. Keys, references and indexes live in the SQL alone.

const moment = () => timestamp({ withTimezone: true, mode: 'date' })

/** What separates tenants: every row below belongs to one. */
export const projects = pgTable('projects', {
  id: text().primaryKey(),
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
  saveCredentials: boolean().notNull(),
  recordSession: boolean().notNull(),
  healthChecks: boolean().notNull(),
  autoReauth: boolean().notNull(),
  healthCheckSeconds: integer().notNull(),
  browserTelemetry: jsonb().$type<BrowserTelemetry>(),
  /** What the last successful login asked a person for. */
  requirements: jsonb().$type<Requirement[]>(),
  lastSuccessAt: moment(),
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
  websiteError: text(),
  errorCode: text().$type<FlowErrorCode>(),
  errorMessage: text(),
  handoffHash: text().notNull(),
  handoffExpiresAt: moment().notNull(),
  handoffUsedAt: moment(),
  startedAt: moment().notNull(),
  updatedAt: moment().notNull(),
  expiresAt: moment().notNull(),
})

export const loginPlans = pgTable('login_plans', {
  connectionId: text().primaryKey(),
  version: integer().notNull(),
  /** Checked when it is read: an older server may have written it. */
  plan: jsonb().$type<unknown>().notNull(),
  recordedAt: moment().notNull(),
})

/** Sealed answers on their way to the login engine, which takes and deletes them. */
export const flowAnswers = pgTable('flow_answers', {
  flowId: text().primaryKey(),
  sealed: text().notNull(),
})
