import type { ManagedAuth, StateEvent } from '@managed-auth/protocol'
import { expect, it, onTestFinished } from 'vitest'
import { createFakeClient } from '../../../test/support/fake-client.ts'
import { createManualRuntime, settle } from '../../../test/support/manual-runtime.ts'
import {
  anEvent,
  aRecord,
  codeField,
  passwordField,
  signInPause,
} from '../../../test/support/wire.ts'
import { openClient } from '../client.ts'
import type { ClientError } from '../client-error.ts'
import { openFlowStore } from '../flow-store.ts'
import type { LoadUncommon } from '../load-uncommon.ts'
import * as uncommon from './uncommon.ts'

// What comes with a later part, when it is asked for, and what is left without it.

const push = { id: 'push', label: 'Ask my phone', type: 'mfa_method' } as const
const withChoice = { ...signInPause, choices: [push] }
const legacyForm: Partial<ManagedAuth> = {
  flow_step: 'AWAITING_INPUT',
  discovered_fields: [{ name: 'email', label: 'E-mail', selector: '#e', type: 'text' }],
}

/** A store whose later part comes when the test lets it. */
async function openStore(pause: Partial<ManagedAuth>) {
  const client = createFakeClient(aRecord(pause))
  const runtime = createManualRuntime()
  let loads = 0
  let arrive = (_: Awaited<ReturnType<LoadUncommon>>) => {}
  const load: LoadUncommon = () => {
    loads += 1
    return new Promise((resolve) => {
      arrive = resolve
    })
  }
  const options = { client, connectionId: 'ma_1', handoffCode: 'code', skipPrime: true, runtime }
  const store = openFlowStore(options, load)
  onTestFinished(() => store.stop())
  store.start()
  await settle()
  return {
    client,
    store,
    step: () => store.getSnapshot().step,
    loads: () => loads,
    async arrive(part: Awaited<ReturnType<LoadUncommon>>) {
      arrive(part)
      await settle()
    },
  }
}

it('is not asked for in a login of fields and a code', async () => {
  const { client, step, store, loads } = await openStore(signInPause)
  await store.submit({ f_user: 'ada', f_pw: 's3cret' })
  const codePause = { ...signInPause, interaction_id: 'mai_2', fields: [codeField] }
  await client.stream.push(anEvent(codePause))
  await store.submit({ f_code: '123456' })
  await client.stream.push(anEvent({ flow_status: 'SUCCESS', flow_step: 'COMPLETED' }))

  expect(step().kind).toBe('success')
  expect(loads()).toBe(0)
})

it.each([
  ['choices', withChoice],
  ["the site's words", { ...signInPause, website_error: 'Incorrect password' }],
  ['fields in the legacy shape', legacyForm],
  ['options in the legacy shape', { ...signInPause, sign_in_options: [{ id: 'a', label: 'A' }] }],
])('is waited for before %s are shown', async (_, pause) => {
  const { client, step, arrive } = await openStore({})
  await client.stream.push(anEvent(pause as Partial<StateEvent>))
  expect(step()).toEqual({ kind: 'discovering' })

  await arrive(uncommon)

  expect(step().kind).toBe('input')
})

it('lets no later state overtake the one that waits for it', async () => {
  const { client, store, arrive } = await openStore({})
  const seen: string[] = []
  store.subscribe(() => seen.push(store.getSnapshot().step.kind))
  await client.stream.push(anEvent(withChoice))
  await client.stream.push(anEvent({ flow_status: 'FAILED', flow_step: 'COMPLETED' }))

  await arrive(uncommon)

  expect(seen).toEqual(['input', 'failed'])
})

it('shows nothing any more when the flow was stopped while it loaded', async () => {
  const { store, step, arrive } = await openStore(withChoice)
  store.stop()

  await arrive(uncommon)

  expect(step().kind).toBe('discovering')
})

it('leaves choices as plain buttons that can be answered, where it cannot be loaded', async () => {
  const { client, store, step, arrive } = await openStore(withChoice)
  await arrive(undefined)
  const shown = step()
  expect(shown).toMatchObject({
    kind: 'input',
    options: [{ kind: 'other', label: 'Ask my phone' }],
  })

  const [option] = 'options' in shown ? shown.options : []
  if (option) await store.choose(option)

  expect(client.submits).toEqual([{ selected_choice_id: 'push', interaction_id: 'mai_1' }])
})

it('leaves a form of the legacy shape to be filled in, where it cannot be loaded', async () => {
  const { step, arrive } = await openStore(legacyForm)

  await arrive(undefined)

  expect(step()).toMatchObject({ kind: 'input', fields: [{ key: 'email', type: 'text' }] })
})

it("shows the site's words with the form, of no field in particular, without it", async () => {
  const { step, arrive } = await openStore({ ...signInPause, website_error: 'Wrong password' })

  await arrive(undefined)

  expect(step()).toMatchObject({ problem: 'Wrong password', problemKey: undefined })
})

it('is asked for again at the next need, and stays', async () => {
  const { client, step, arrive, loads } = await openStore(withChoice)
  await arrive(undefined)
  const again = { ...withChoice, interaction_id: 'mai_2' }
  await client.stream.push(anEvent(again))
  await arrive(uncommon)
  expect(step()).toMatchObject({ options: [{ kind: 'mfa', method: 'push' }] })

  await client.stream.push(anEvent({ ...again, interaction_id: 'mai_3', fields: [passwordField] }))

  expect(step()).toMatchObject({ id: 'mai_3', options: [{ kind: 'mfa' }] })
  expect(loads()).toBe(2)
})

it.each([
  [401, 'unauthorized', uncommon],
  [503, 'internal_error', uncommon],
  [401, 'internal_error', undefined],
])('tells a refusal with %i as %s', async (status, code, part) => {
  const fetch = async () => new Response('<html>', { status })
  const client = openClient({ fetch }, async () => part)

  const error: ClientError = await client.retrieve({ connectionId: 'ma_1', jwt: 'jwt' }).then(
    () => expect.unreachable(),
    (cause) => cause,
  )

  // The status decides whether the session is over and whether it is worth asking again.
  expect([error.code, error.status]).toEqual([code, status])
})
