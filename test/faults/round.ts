import { queryServer } from '@managed-auth/backend/testing'
import { type ActionName, actionNames, actions, type Stage } from './actions.ts'
import type { Chance } from './chance.ts'
import { type FaultName, faultNames, faults } from './faults.ts'
import { type EndedFlow, inspect } from './invariants.ts'
import { type Moment, moments, strikeAt } from './moments.ts'
import { until } from './until.ts'

export interface Round {
  actions: ActionName[]
  faults: { name: FaultName; moment: Moment }[]
  /** Every login so far. */
  flows: EndedFlow[]
  /** What was not as it must be; empty in a good round. */
  violations: string[]
}

/** Everything comes to its end within this once all is well again. */
const settleMs = 60_000
/** The longest a fault waits behind its moment. */
const longestDelayMs = 500

/** What is done in a round, and what goes wrong when. */
function planRound(chance: Chance) {
  const chosen = Array.from({ length: 2 + chance.below(2) }, () => chance.pick(actionNames))
  const planned = Array.from({ length: 1 + chance.below(2) }, () => ({
    name: chance.pick(faultNames),
    moment: chance.pick(moments),
    afterMs: chance.below(longestDelayMs),
  }))
  return { chosen, planned }
}

/** Some people do something, something goes wrong meanwhile, and what is left is looked at. */
export async function playRound(stage: Stage): Promise<Round> {
  const { installation, sites, book, chance } = stage
  const { chosen, planned } = planRound(chance)
  const problems: string[] = []
  const guard = async (what: string, task: Promise<void>) => {
    await task.catch((error: unknown) => {
      problems.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  // One after another: what one ends another would not find.
  const striking = (async () => {
    for (const { name, moment, afterMs } of planned) {
      const strike = () => faults[name](stage)
      await guard(name, strikeAt({ sites, installation }, moment, afterMs, strike))
    }
  })()
  const acting = chosen.map((name) => guard(`a person who ${name}`, actions[name](stage)))
  await striking
  for (const role of await installation.reviveFallen()) {
    problems.push(`a process of role ${role} ended by itself`)
  }
  await Promise.all(acting)
  await guard('what runs by itself', settle(installation.databaseUrl))
  const { flows, violations } = await inspect(installation, sites, book)
  return {
    actions: chosen,
    faults: planned.map(({ name, moment }) => ({ name, moment })),
    flows,
    violations: [...problems, ...violations],
  }
}

/** Waits until no login runs. Those that wait before another try make it now. */
async function settle(databaseUrl: string): Promise<void> {
  await until(
    'the end of every login',
    async () => {
      await queryServer(
        databaseUrl,
        `update flows set lease_ends_at = now()
         where status = 'IN_PROGRESS' and not attended and lease_ends_at > now() + interval '5 seconds'`,
      )
      await queryServer(
        databaseUrl,
        `select 1 / (case when exists (select from flows where status = 'IN_PROGRESS') then 0 else 1 end)`,
      )
      return true
    },
    settleMs,
  )
}
