import type { ManagedAuth } from '#protocol'
import { type Client, type ClientOptions, openClient } from './client.ts'
import { type FlowStore, type FlowStoreOptions, openFlowStore } from './flow-store.ts'
import { readStep } from './read-step.ts'
import type { Step } from './step.ts'
import { completePause, readRefusal, unwrapMessage } from './uncommon/uncommon.ts'

// The core in one piece, for `./core`: nothing of it is loaded later, as it is for the hooks.

const uncommon = { completePause, readRefusal, unwrapMessage }
const here = async () => uncommon

/** Speaks the session endpoints of the wire protocol (2.1, 4.8, 4.9, 4.12) over `fetch`. */
export const createClient = (options: ClientOptions = {}): Client => openClient(options, here)

/** The state of one login, framework-free. Nothing is sent before `start`. */
export const createFlowStore = (options: FlowStoreOptions): FlowStore =>
  openFlowStore(options, here)

/**
 * What the record asks for, as one tagged step. Pure, and the only reader of the wire's flat form:
 * canonical and legacy input are merged here (14), words we do not know become `unknown`.
 * Never answers `prime`: whether a person agreed is not on the wire.
 */
export const toStep = (record: ManagedAuth): Step => readStep(record, uncommon)
