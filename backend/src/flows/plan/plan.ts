// The recorded way through a site's login. It holds no value and no text of a page beyond labels:
// it lies in the database in the clear.

/** Plans of another version are ignored: the next login walks, and records anew. */
export const planVersion = 1

export interface Plan {
  version: typeof planVersion
  /** Every page something was done on, from the first to the one that let the person in. */
  steps: PlanStep[]
  /** The page the login ended on. */
  arrival: PlanPage
}

/** What a page must be like to be taken for the recorded one. */
export interface PlanPage {
  /** Host with port. */
  host: string
  /** Path without query; a segment that differs from login to login is `*`. */
  path: string
  /** What the page was understood to be: `input`, `landing`, `signed-in`. */
  kind: string
  /** What it asked for and offered, in a fixed order: `field password`, `choice google`. */
  sees: string[]
  /** The names of the signs that led to this verdict. */
  evidence: string[]
}

export interface PlanStep extends PlanPage {
  /** What was typed into and pressed. Empty where only a person can choose. */
  controls: PlanControl[]
}

export interface PlanControl {
  /** What it is for: `field password`, `submit`, `entrance`, `choice google`, `consent`. */
  part: string
  /** As in a snapshot: what is found must be of the same make. */
  kind: string
  type: string
  /** Host of the document it stands in. */
  host: string
  /** Ways to find it, the one that outlives most changes of a site first. */
  locators: PlanLocator[]
  /** A stand-in never reached the site: the secret was typed here, and is again. */
  typed?: true | undefined
}

export interface PlanLocator {
  by: 'autocomplete' | 'name' | 'id' | 'label' | 'place' | 'selector' | 'xpath'
  value: string
}

/** The hosts, with their ports, at which a secret had to be typed. */
export const typedAt = (plan: Plan | undefined): ReadonlySet<string> =>
  new Set(
    plan?.steps.flatMap(({ controls }) =>
      controls.filter(({ typed }) => typed).map(({ host }) => host),
    ),
  )
