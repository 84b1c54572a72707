import type { Look } from './look.ts'

/** One verdict of a login: enough to say why it was reached, nothing of what stood on the page. */
export interface Noted {
  /** Where the page is from. Paths and queries may carry one-time tokens. */
  host: string
  /** As in `Sighting`, with the form of an input, the means of an action, the reason of a block. */
  verdict: string
  fields: number
  choices: number
  /** The site said that something is wrong. */
  hasProblem: boolean
  /** Names of the signs that led to the verdict. */
  evidence: string[]
}

export function noteOf({ snapshot, sighting }: Look): Noted {
  const asks = 'fields' in sighting ? sighting : { fields: [], choices: [] }
  return {
    host: new URL(snapshot.url).host,
    verdict: verdictOf(sighting),
    fields: asks.fields.length,
    choices: asks.choices.length,
    hasProblem: 'problem' in sighting && sighting.problem !== undefined,
    evidence: sighting.evidence,
  }
}

function verdictOf(sighting: Look['sighting']): string {
  switch (sighting.kind) {
    case 'input':
      return `input: ${sighting.form}`
    case 'external':
      return `external: ${sighting.means}`
    case 'blocked':
      return `blocked: ${sighting.reason}`
    case 'signed-in':
      return sighting.certain ? 'signed-in' : 'signed-in, uncertain'
    default:
      return sighting.kind
  }
}
