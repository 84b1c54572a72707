import type { Paging } from '@managed-auth/protocol'
import type { Binding } from '../ports.ts'
import type { PageOf } from '../records.ts'
import type { ChainHead } from './audit-chain.ts'

// Words of keeping secrets: an organisation has key pairs, one version after another. Values are sealed
// to the public half; the private half is wrapped by a key-encryption key that workers alone hold.

/** How a key pair agrees on a secret, best first (RFC 9180; the names are the wire's). */
export const keySuites = ['x25519-hkdf-sha256-aes256gcm', 'p256-hkdf-sha256-aes256gcm'] as const
export type KeySuite = (typeof keySuites)[number]

/** The half of an organisation's key that everybody may know. */
export interface PublicKey {
  /** Stands in every text sealed to it. */
  id: string
  organisationId: string
  suite: KeySuite
  /** The raw key in base64url. */
  publicKey: string
}

export interface OrganisationKey extends PublicKey {
  /** Counts the key pairs of an organisation; those of one version were made together. */
  version: number
  /** Which key-encryption key wrapped the private half. */
  wrappedBy: string
  wrappedPrivateKey: string
  createdAt: Date
  /** Nothing is sealed to it any more since then; null for the current ones. */
  retiredAt: Date | null
}

/** What sealing needs: no secret in it. */
export interface PublicKeys {
  /**
   * The current keys of a project's organisation, best suite first.
   * @returns None before a worker made the first, after a shredding, and for an unknown project.
   */
  ofProject(projectId: string): Promise<PublicKey[]>
  /** A key of a project's organisation, also one that was replaced since. */
  known(projectId: string, keyId: string): Promise<PublicKey | undefined>
  organisationOf(projectId: string): Promise<string | undefined>
}

/** What opening needs. */
export interface PrivateKeys {
  /** `undefined` when the key was destroyed. */
  find(keyId: string): Promise<OrganisationKey | undefined>
}

/** What is bound to a wrapped key: it unwraps beside the same words only. Safe to log. */
export interface KeyContext {
  organisation: string
  key: string
  suite: KeySuite
  publicKey: string
}

/**
 * A key-encryption key. Asynchronous and with its context as plain words, so that a cloud KMS fits:
 * `wrap` is its *encrypt*, `unwrap` its *decrypt*, the context its *encryption context*.
 */
export interface KeyEncryption {
  /** Names the key without telling it; kept beside everything it wrapped. */
  readonly id: string
  wrap(privateKey: Uint8Array, context: KeyContext): Promise<string>
  /** @throws {Error} When the text, the context or this key is another one. */
  unwrap(wrapped: string, context: KeyContext): Promise<Uint8Array>
}

/** Every key-encryption key this process can reach: the one in use, and those it replaces. */
export interface KeyRing {
  /** The one that wraps from now on. */
  current(): Promise<KeyEncryption>
  /** One that wrapped something earlier; `undefined` when it is out of reach. */
  find(id: string): Promise<KeyEncryption | undefined>
  /**
   * Begins, or goes on with, replacing the current key by a new one.
   * @returns The new one, which `current` answers from now on.
   */
  beginRotation(): Promise<KeyEncryption>
  /** Destroys what was replaced. Call it when nothing is wrapped by it any more. */
  finishRotation(): Promise<void>
  /**
   * Destroys what every key of this organisation was wrapped with beside the common key, so that
   * they cannot be unwrapped from an old dump either.
   * @returns Whether this ring can: `false` where nothing but the common key is kept.
   */
  forget(organisationId: string): Promise<boolean>
}

/** One opening as it is written down, before anything is opened. */
export interface AuditFact extends Binding {
  organisationId: string
  at: Date
  actor: string
  purpose: string
  /** Where the value goes; null when it does not leave the backend. */
  origin: string | null
}

/** A fact in its place in the chain of its organisation. */
export interface AuditEntry extends AuditFact {
  /** Counts from 1 without gaps. */
  sequence: number
  previousHash: string
  /** @see auditHash */
  hash: string
}

export interface AuditTrail {
  /** Writes facts down, in their order. They are committed when this resolves. */
  write(facts: AuditFact[]): Promise<void>
}

export interface AuditReader {
  /** What was opened in the organisation of a project, newest first. */
  list(
    projectId: string,
    filter: { recordId?: string | undefined },
    page: Paging,
  ): Promise<PageOf<AuditEntry>>
}

export interface AuditStore extends AuditTrail, AuditReader {
  /** The organisations that have a chain. */
  chains(): Promise<string[]>
  head(organisationId: string): Promise<ChainHead>
  /** Entries behind `sequence`, oldest first. */
  following(organisationId: string, sequence: number, limit: number): Promise<AuditEntry[]>
}

export interface Organisation {
  id: string
  name: string
  shreddedAt: Date | null
  /** Its texts are being sealed to new keys since then; null when that is done. */
  rotationBeganAt: Date | null
}

export interface OrganisationStore {
  /** Every organisation, by id. */
  list(): Promise<Organisation[]>
  find(id: string): Promise<Organisation | undefined>
  /** Ids of those that never had a key, shredded ones left out. */
  withoutKeys(): Promise<string[]>
  /**
   * Destroys its keys, and the API keys of its projects. Nothing it sealed opens again.
   * @returns How many keys are gone.
   */
  shred(id: string, now: Date): Promise<number>
  endRotation(id: string): Promise<void>
}

export interface KeyStore extends PublicKeys, PrivateKeys {
  /** All keys of an organisation: newest version first, of each the preferred suite first. */
  ofOrganisation(organisationId: string): Promise<OrganisationKey[]>
  /**
   * Adds a version's keys and retires those before it: then a rotation has begun.
   * @returns `false` when another process added that version first, or the organisation is gone.
   */
  add(keys: OrganisationKey[]): Promise<boolean>
  /** One key of each key-encryption key that wrapped any. */
  onePerWrapper(): Promise<OrganisationKey[]>
  /** Keys that are not wrapped by `keyEncryptionId`, at most `limit`. */
  notWrappedBy(keyEncryptionId: string, limit: number): Promise<OrganisationKey[]>
  /** How many keys there are, and how many of them are wrapped by `keyEncryptionId`. */
  count(keyEncryptionId: string): Promise<{ all: number; wrapped: number }>
  /** Replaces wrapped texts in one piece. Keys that somebody else wrapped anew stay as they are. */
  rewrap(changes: Rewrapping[], keyEncryptionId: string): Promise<void>
  remove(keyIds: string[]): Promise<void>
}

export interface Rewrapping {
  id: string
  /** What the text was when it was unwrapped. */
  from: string
  to: string
}

/** A sealed text where it is stored. */
export interface StoredText {
  place: string
  /** The row: its id, and what tells rows of one id apart. */
  id: string
  part: string
  binding: Binding
  sealed: string
}

/** Every column that keeps sealed texts for longer than a flow. */
export interface SealedTextStore {
  places: readonly string[]
  /**
   * Texts of an organisation in one place that do not begin with `prefix`, in the order of their rows.
   * @param after - The last one of the page before.
   */
  page(
    place: string,
    organisationId: string,
    prefix: string,
    after: StoredText | undefined,
    limit: number,
  ): Promise<StoredText[]>
  /** How many texts of an organisation do not begin with `prefix`. */
  countOthers(organisationId: string, prefix: string): Promise<number>
  /** Puts another text in the place of the one that was read, unless that changed meanwhile. */
  replace(text: StoredText, sealed: string): Promise<void>
  /** Whether any text names this key, those on their way to a flow included. */
  names(keyId: string): Promise<boolean>
}
