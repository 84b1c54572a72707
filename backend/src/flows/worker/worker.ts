import type { CreateBrowser, StartReplay } from '@managed-auth/protocol'
import type { Sessions } from '../browser-sessions/remote-sessions.ts'
import { createTotpReader, type ReadTotpCode } from '../credentials/totp-reader.ts'
import type { Clock, Store, Vault } from '../ports.ts'
import type { ArchiveFormat, ProfileArchiver } from '../profile-archive.ts'
import { profileBinding } from '../profile-state.ts'
import type { ProviderDesk } from '../providers/provider-reader.ts'
import type { AskThrough } from '../proxies/ports.ts'
import { type Gateways, upstreamOf } from '../proxies/upstream.ts'
import { filmBinding } from '../recordings/ports.ts'
import { Secret } from '../secret.ts'

/**
 * Port: what only a process that may open secrets can do, for one that may not. Takes and gives
 * plain data, so that it can be asked of another process.
 */
export interface Worker extends ProviderDesk {
  /**
   * The code of a credential's authenticator key, and when it runs out, in ISO 8601.
   * @returns Nothing when the credential has no key, or is gone.
   */
  totpCode(asked: {
    projectId: string
    credentialId: string
  }): Promise<{ code: string; expiresAt: string } | undefined>
  /**
   * A profile's saved browser state, as JSON text.
   * @returns Nothing until a login of the profile succeeded.
   */
  profileState(asked: { projectId: string; profileId: string }): Promise<string | undefined>
  /**
   * The same as files, in an archive, in base64.
   * @returns Nothing until a login of the profile succeeded.
   */
  profileArchive(asked: {
    projectId: string
    profileId: string
    format: ArchiveFormat
  }): Promise<string | undefined>
  /** A recording as a WebM file in base64. @returns Nothing when it is gone. */
  film(asked: { projectId: string; recordingId: string }): Promise<string | undefined>
  /** Starts a browser for an agent. @throws {FlowError} As the request for one. */
  createBrowser(asked: { projectId: string; body: CreateBrowser }): Promise<{ sessionId: string }>
  /** Ends one that runs with the worker `to`, as the request for it does. */
  endBrowser(asked: { to: string; projectId: string; sessionId: string }): Promise<void>
  /** Films one that runs with the worker `to`. @throws {FlowError} As the request for it. */
  startReplay(asked: {
    to: string
    projectId: string
    sessionId: string
    settings: StartReplay
  }): Promise<{ recordingId: string }>
  /** Keeps the film of one that runs with the worker `to`. */
  stopReplay(asked: {
    to: string
    projectId: string
    sessionId: string
    recordingId: string
  }): Promise<void>
  /**
   * Goes out by a proxy once, for `url` or for what this installation asks when nobody says.
   * @returns Whether that was reached, and how its answer begins.
   */
  proxyTrial(asked: {
    projectId: string
    proxyId: string
    url?: string | undefined
  }): Promise<{ reached: boolean; body: string }>
}

export interface WorkerDeps {
  store: Store
  vault: Vault
  providers: ProviderDesk
  now: Clock
  gateways: Gateways
  askThrough: AskThrough
  archiver: ProfileArchiver
  /** Browsers of agents in this process. */
  sessions: Pick<Sessions, 'create' | 'remove' | 'startReplay' | 'stopReplay'>
}

/** Who causes these openings in the audit log: a request with an API key of the project. */
const actor = 'api'

/** Does it here. */
export function createWorker(deps: WorkerDeps): Worker {
  const { store, vault, providers, gateways, askThrough, archiver, sessions } = deps
  const readTotpCode = createTotpReader(deps)
  async function openState(asked: { projectId: string; profileId: string }) {
    const sealed = await store.profiles.sealedState(asked.profileId)
    const binding = profileBinding(asked.projectId, asked.profileId)
    return sealed ? vault.open(sealed, binding, { purpose: 'download_profile', actor }) : undefined
  }
  return {
    providerItems: providers.providerItems,
    providerVaults: providers.providerVaults,
    async totpCode(asked) {
      const made = await readTotpCode(asked)
      return made && { code: made.code.reveal(), expiresAt: made.expiresAt.toISOString() }
    },
    profileState: async (asked) => (await openState(asked))?.reveal(),
    async profileArchive(asked) {
      const state = await openState(asked)
      return state && (await archiver.archive(state, asked.format)).toString('base64')
    },
    async film({ projectId, recordingId }) {
      const sealed = await store.recordings.sealed(projectId, recordingId)
      if (!sealed) return undefined
      const binding = filmBinding({ projectId, id: recordingId })
      return (await vault.open(sealed, binding, { purpose: 'show_recording', actor })).reveal()
    },
    async createBrowser({ projectId, body }) {
      return { sessionId: (await sessions.create(projectId, body)).id }
    },
    endBrowser: ({ projectId, sessionId }) => sessions.remove(projectId, sessionId),
    async startReplay({ projectId, sessionId, settings }) {
      return { recordingId: (await sessions.startReplay(projectId, sessionId, settings)).id }
    },
    stopReplay: ({ projectId, sessionId, recordingId }) =>
      sessions.stopReplay(projectId, sessionId, recordingId),
    async proxyTrial({ projectId, proxyId, url }) {
      const proxy = await store.proxies.find(projectId, proxyId)
      if (!proxy) return { reached: false, body: '' }
      return askThrough(await upstreamOf(proxy, { vault, gateways, actor: proxyId }), url)
    },
  }
}

/** The codes of credentials, from whichever process the worker is in. */
export function totpReaderOf(worker: Worker): ReadTotpCode {
  return async (asked) => {
    const made = await worker.totpCode(asked)
    return made && { code: new Secret(made.code), expiresAt: new Date(made.expiresAt) }
  }
}
