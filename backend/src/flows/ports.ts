import type { Paging, TimelineType } from '@managed-auth/protocol'
import type { SessionStore } from './browser-sessions/ports.ts'
import type { CheckStore, HealthCheck, ReauthStore } from './checks/ports.ts'
import type { CredentialGain, CredentialStore, TotpSteps } from './credentials/ports.ts'
import type { PublicKey } from './custody/ports.ts'
import type { Plan } from './plan/plan.ts'
import type { CredentialProviderStore } from './providers/ports.ts'
import type { ProxyStore } from './proxies/ports.ts'
import type { RecordingStore } from './recordings/ports.ts'
import type {
  Claim,
  Connection,
  ConnectionSettings,
  Flow,
  Interaction,
  PageOf,
  Profile,
  Requirement,
} from './records.ts'
import type { Secret } from './secret.ts'

// What the product needs from the rooms around it. `store` and `vault` implement these.

/** Where a sealed value belongs. It opens for the same place only. */
export interface Binding {
  projectId: string
  /** The row: a credential's, profile's or flow's id. */
  recordId: string
  field: string
}

/** What a value is opened for. */
export type OpeningPurpose =
  | 'fill_login_form'
  | 'take_answer'
  | 'make_totp_code'
  | 'ask_credential_provider'
  | 'restore_profile'
  | 'download_profile'
  | 'use_proxy'
  | 'show_recording'
  | 'type_into_page'
  | 'rotate_keys'

/** Why, for whom and where to a value is opened; every opening is written down with it. */
export interface Opening {
  purpose: OpeningPurpose
  /** Who caused it, by id: a flow, an API key. @default the process itself */
  actor?: string | undefined
  /** Where the value goes, as `https://host`. @default it does not leave the backend */
  origin?: string | undefined
}

/** Turns values into text that may be stored. Cannot turn it back: it holds public keys alone. */
export interface Sealer {
  /** @throws {FlowError} `vault_unavailable` when the project's organisation has no key. */
  seal(value: Secret, binding: Binding): Promise<string>
  /** The keys others may seal to for this project, best first; none when there is none yet. */
  sealingKeys(projectId: string): Promise<PublicKey[]>
  /** A key somebody has sealed to: one of `sealingKeys`, or one that was replaced meanwhile. */
  sealingKey(projectId: string, keyId: string): Promise<PublicKey | undefined>
  /** A digest that says whether two texts are the same, useless without a key of ours. */
  mark(text: string): string
}

/** A sealer that opens as well: for workers only. */
export interface Vault extends Sealer {
  /**
   * @throws {VaultError} `wrong_binding_or_key` when the text was moved, changed or sealed elsewhere.
   * @throws {FlowError} `audit_unavailable` when the opening cannot be written down first,
   *   `vault_unavailable` when the key for it cannot be unwrapped.
   */
  open(sealed: string, binding: Binding, opening: Opening): Promise<Secret>
  /**
   * Opens what somebody else sealed to one of `sealingKeys`. `binding` says where it was found; what
   * it is bound to, its sender said with `associatedData`.
   * @throws The same as `open`.
   */
  openSent(sent: SentValue, binding: Binding, opening: Opening): Promise<Secret>
  /**
   * Writes down what is about to be done with a value that is open already.
   * @throws {FlowError} `audit_unavailable` when it cannot be written down: then it is not done.
   */
  note(binding: Binding, opening: Opening): Promise<void>
}

/** A value sealed outside of this backend: HPKE in base mode (RFC 9180), in the suite of its key. */
export interface SentValue {
  keyId: string
  /** The encapsulated key in base64url. */
  encapsulated: string
  /** In base64url. */
  ciphertext: string
  /** What the key was used for, so that nothing sealed for another use opens. */
  info: Uint8Array
  associatedData: Uint8Array
}

export interface NewConnection extends ConnectionSettings {
  id: string
  projectId: string
  domain: string
  profileName: string
  createdAt: Date
}

export interface ConnectionFilter {
  domain?: string | undefined
  profileName?: string | undefined
  /** Part of the domain or profile name, or an exact id. */
  query?: string | undefined
}

export interface ConnectionStore {
  /** Adds a connection, and its profile when missing. */
  insert(connection: NewConnection): Promise<Connection | { existingId: string }>
  find(projectId: string, id: string): Promise<Connection | undefined>
  /** Newest first. */
  list(projectId: string, filter: ConnectionFilter, page: Paging): Promise<PageOf<Connection>>
  update(
    projectId: string,
    id: string,
    change: Partial<ConnectionSettings>,
  ): Promise<Connection | undefined>
  remove(projectId: string, id: string): Promise<boolean>
}

export interface NewFlow {
  id: string
  projectId: string
  connectionId: string
  handoffHash: string
  handoffExpiresAt: Date
  startedAt: Date
  expiresAt: Date
  /** Otherwise than the connection says, for this flow alone. @default as the connection */
  proxyId?: string | undefined
  recordSession?: boolean | undefined
}

/** A change of a running flow. What is missing stays; `null` clears. */
export interface FlowChange {
  status?: Flow['status']
  step?: Flow['step']
  interaction?: Interaction | null
  pauseExpiresAt?: Date | null
  answerMark?: string | null
  ssoProvider?: string | null
  websiteError?: string | null
  errorCode?: Flow['errorCode']
  errorMessage?: string | null
}

/** A profile's browser state on its way to be saved. */
export interface SavedState {
  sealedState: string
  /** The save of the profile it grew from: when there is a newer one, it is not written. */
  basedOn: number
}

/** What a successful login leaves behind, written in one piece. */
export interface Outcome extends SavedState {
  postLoginUrl: string
  /** What was asked of a person; absent when the session was still good. */
  requirements?: Requirement[]
  /** The way the login went, to be walked again; absent when the kept one still holds. */
  plan?: Plan | undefined
  /** Storage names of the values that were typed and last: the next login needs them too. */
  typedRefs?: string[]
  /** The values to keep; absent when nothing is to be saved. */
  credential?: CredentialGain
}

export type HandoffVerdict = 'accepted' | 'wrong_or_used' | 'over'

export interface FlowStore {
  /**
   * Starts a flow and ends the one that was running. Visible as a whole or not at all.
   * @param limit - At most so many starts of one connection since `limit.since`.
   */
  begin(flow: NewFlow, limit: { since: Date; starts: number }): Promise<Flow | 'too_many'>
  find(id: string): Promise<Flow | undefined>
  latest(connectionIds: string[]): Promise<Map<string, Flow>>
  /**
   * Changes a flow that still runs. Nothing happens to one that has ended or that somebody else
   * has claimed since: then `undefined`. A step that asks for nothing takes the question away.
   */
  advance(claim: Claim, change: FlowChange, now: Date): Promise<Flow | undefined>
  /** Accepts an answer to exactly this pause, sealed. `undefined` when the pause is over. */
  answer(
    id: string,
    answer: { interactionId: string; sealed: string; mark: string },
    now: Date,
  ): Promise<Flow | undefined>
  /** Takes the waiting answer, so that it is worked on once. Only who drives the flow gets it. */
  takeAnswer(claim: Claim): Promise<string | undefined>
  /**
   * Notes, before it happens, what is typed now and never again without a new action of the person.
   * @param refs - Storage names.
   * @returns Whether the flow still runs and is still the caller's to drive.
   */
  spend(claim: Claim, refs: string[]): Promise<boolean>
  /** @returns `profile_moved` when the profile was saved since `basedOn`: then nothing is written. */
  succeed(claim: Claim, outcome: Outcome, now: Date): Promise<Flow | undefined | 'profile_moved'>
  spendHandoff(
    connectionId: string,
    hash: string,
    now: Date,
  ): Promise<{ verdict: HandoffVerdict; flow?: Flow }>
}

/** What happened to a connection: a login, or a check of it. */
export type TimelineEntry = { kind: 'flow'; flow: Flow } | { kind: 'check'; check: HealthCheck }

export interface TimelineStore {
  /** Newest first. */
  list(
    connectionId: string,
    type: TimelineType | undefined,
    page: Paging,
  ): Promise<PageOf<TimelineEntry>>
}

/** Who drives which flow. A claim ends with its lease, unless that is renewed. */
export interface FlowLeases {
  /**
   * Claims flows that nobody drives, the oldest first; no two callers get the same one.
   * @param wish.liveViewOrigin - Where people reach the caller's browsers. @default nowhere
   */
  claim(wish: {
    most: number
    leaseMs: number
    now: Date
    liveViewOrigin?: string | undefined
  }): Promise<Flow[]>
  /** @returns Those that still run and are still the caller's. */
  renew(claims: Claim[], leaseMs: number): Promise<Claim[]>
  /** Gives a flow back, and calls for somebody else to drive it. */
  release(claim: Claim): Promise<void>
  /** Gives back whatever was claimed, when every process that could have is gone. */
  releaseAll(): Promise<void>
  /** Ends as expired what nobody drives and whose time is up. */
  endOverdue(now: Date): Promise<void>
}

/** Says that a flow waits for somebody to drive it, in whichever process it was begun. */
export interface FlowCalls {
  subscribe(listener: () => void): Promise<void>
}

export interface ProfileStore {
  /** @returns Nothing when the name is taken. */
  insert(profile: {
    id: string
    projectId: string
    name: string
    createdAt: Date
  }): Promise<Profile | undefined>
  rename(projectId: string, id: string, name: string): Promise<Profile | 'taken' | undefined>
  /** Deletes the profile and its state, unless connections use it. */
  remove(projectId: string, id: string): Promise<'removed' | 'in_use' | 'unknown'>
  find(projectId: string, idOrName: string): Promise<Profile | undefined>
  list(
    projectId: string,
    filter: { name?: string | undefined; query?: string | undefined },
    page: Paging,
  ): Promise<PageOf<Profile>>
  /** The sealed browser state; `undefined` until a login succeeded. */
  sealedState(id: string): Promise<string | undefined>
  /** The same with its version, which counts the saves: 0 before the first. */
  saved(id: string): Promise<{ sealedState: string | undefined; version: number }>
  /**
   * @returns `profile_moved` when the profile was saved since `basedOn`: then nothing is written. A
   *   profile that is gone takes nothing, and that is all.
   */
  saveState(id: string, saved: SavedState, now: Date): Promise<'saved' | 'profile_moved'>
}

export interface PlanStore {
  /** The plan of a connection; `undefined` when there is none, or none this version can read. */
  find(connectionId: string): Promise<Plan | undefined>
}

export interface Store {
  connections: ConnectionStore
  flows: FlowStore
  leases: FlowLeases
  timeline: TimelineStore
  checks: CheckStore
  reauth: ReauthStore
  profiles: ProfileStore
  credentials: CredentialStore
  providers: CredentialProviderStore
  totpSteps: TotpSteps
  plans: PlanStore
  proxies: ProxyStore
  sessions: SessionStore
  recordings: RecordingStore
  /**
   * Whether an error tells that the database was away, and nothing of what it was asked. Whether what
   * was under way took effect is not known then.
   */
  isAway(error: unknown): boolean
}

/** Says that something about a connection or its flow changed, in whichever process. */
export interface Changes {
  /** Calls `listener` after every change of the connection, until the returned function is called. */
  subscribe(connectionId: string, listener: () => void): () => void
}

export type Clock = () => Date

/** Structured log: ids, codes and counts only. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
