import { expect, it } from 'vitest'
import type { Answer } from '../src/flows/answer.ts'
import { createBell } from '../src/flows/bell.ts'
import { answerBinding } from '../src/flows/flow-service.ts'
import type { FlowChange, Store } from '../src/flows/ports.ts'
import type { Flow, Interaction } from '../src/flows/records.ts'
import { createPerson, type Person } from '../src/flows/run/person.ts'
import { type Sealing, unreadable } from '../src/flows/sealed-answer.ts'
import { Secret } from '../src/flows/secret.ts'
import { memoryVault, noon } from './vault-in-memory.ts'

const flow = { id: 'mas_1', projectId: 'proj_a', connectionId: 'ma_1', fence: 1 } as Flow
const question: Interaction = { id: 'mai_1', fields: [], choices: [] }
const good: Answer = { values: { code: '123456' }, choiceId: undefined }

/** A flow with these answers waiting, one after another, and everything it was told. */
async function personWith(answers: (Answer & { sealing?: Sealing })[]) {
  const vault = await memoryVault()
  const told: FlowChange[] = []
  const seal = (answer: object) =>
    vault.seal(new Secret(JSON.stringify(answer)), answerBinding(flow))
  const waiting = await Promise.all(answers.map(seal))
  const bell = createBell()
  const flows = {
    async advance(_: Flow, change: FlowChange) {
      told.push(change)
      bell.ring()
      return flow
    },
    takeAnswer: async () => waiting.shift(),
  }
  const store = { flows } as unknown as Store
  const { signal } = new AbortController()
  const person = createPerson({ store, vault, now: () => noon }, flow, bell, signal)
  return { person, told }
}

/** Sealed to a key that was destroyed since. */
const orphaned: Answer & { sealing: Sealing } = {
  values: { code: `${'A'.repeat(43)}.${'A'.repeat(40)}` },
  choiceId: undefined,
  sealing: { keyId: 'okey_gone', interactionId: 'mai_1', keys: {} },
}

const never = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))

const ways: [string, string, (person: Person) => Promise<Answer | undefined>][] = [
  ['a question', 'AWAITING_INPUT', (person) => person.ask(question, undefined)],
  [
    'a wait for something elsewhere',
    'AWAITING_EXTERNAL_ACTION',
    (person) => person.sendElsewhere(question, undefined, never),
  ],
]

it.each(ways)(
  'an answer that does not open is asked for again in %s, as a new pause',
  async (_, step, ask) => {
    const { person, told } = await personWith([orphaned, good])

    expect(await ask(person)).toEqual(good)

    const pauses = told.filter((change) => change.step === step)
    expect(pauses.map(({ websiteError }) => websiteError)).toEqual([null, unreadable])
    expect(pauses[0]?.interaction?.id).toBe(question.id)
    expect(pauses[1]?.interaction?.id).not.toBe(question.id)
  },
)
