import { addressChoices, addressFields } from '../interaction.ts'
import type { SeenChoice, Sighting } from '../sighting.ts'
import type { Snapshot } from '../snapshot.ts'

/** Which choice it is, in our own words; a choice between accounts names people, so it is not told. */
const choiceKey = ({ type, provider, mfa }: SeenChoice): string => provider ?? mfa ?? type

/** What else the form could take: a new field in it is a difference, whatever it is for. */
function besidesOf({ controls }: Snapshot, targets: number[]): string[] {
  const forms = new Set(targets.map((target) => controls[target]?.form))
  forms.delete(undefined)
  return controls
    .filter(({ node, kind, visible, form }) => {
      return (
        visible &&
        kind !== 'button' &&
        kind !== 'link' &&
        forms.has(form) &&
        !targets.includes(node)
      )
    })
    .map(({ kind, type }) => `beside ${type || kind}`)
}

/** What a page asks for and offers, in words of ours and in a fixed order. */
export function whatIsSeen(sighting: Sighting, snapshot: Snapshot): string[] {
  const { fields = [], choices = [] } = 'fields' in sighting ? sighting : {}
  const offered = new Set(choices.map((choice) => `choice ${choiceKey(choice)}`))
  return [
    ...fields.map(({ ref, type }) => `field ${ref} ${type}`),
    ...besidesOf(
      snapshot,
      fields.map(({ target }) => target),
    ),
    ...offered,
  ].sort()
}

/** The parts of a page the sighting names, each with its node. */
export function partsOf(sighting: Sighting): { part: string; node: number }[] {
  if (sighting.kind === 'landing') return [{ part: 'entrance', node: sighting.entrance }]
  if (!('fields' in sighting)) return []
  const { submit } = sighting
  return [
    ...addressFields(sighting.fields).map(({ ref, target }) => ({
      part: `field ${ref}`,
      node: target,
    })),
    ...addressChoices(sighting.choices)
      .filter(({ provider }) => provider !== undefined)
      .map(({ id, target }) => ({ part: `choice ${id}`, node: target })),
    ...(submit === undefined ? [] : [{ part: 'submit', node: submit }]),
  ]
}
