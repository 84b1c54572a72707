import { createApi } from './api.ts'
import { createBook } from './book.ts'
import { createChance } from './chance.ts'
import { startFaultSites } from './fault-site.ts'
import { startInstallation } from './installation.ts'
import { playRound, type Round } from './round.ts'

/**
 * Plays so many rounds on one installation. The seed decides what is done and what goes wrong when;
 * how fast the machine is decides the rest.
 *
 * @param options.signal - Ends it after the round at hand.
 * @param onRound - Called after every round, with its number from 1.
 */
export async function playRounds(
  options: { seed: number; rounds: number; signal?: AbortSignal },
  onRound: (round: Round, number: number) => void = () => undefined,
): Promise<Round[]> {
  const { seed, rounds, signal } = options
  const sites = await startFaultSites()
  const installation = await startInstallation()
  try {
    const world = { sites, installation, api: createApi(installation), book: createBook(seed) }
    const played: Round[] = []
    for (let number = 1; number <= rounds && !signal?.aborted; number += 1) {
      // Each round begins with a number of its own, so that it is the same whatever came before.
      const chance = createChance(seed * 1_000 + number)
      const round = await playRound({ ...world, chance })
      played.push(round)
      onRound(round, number)
    }
    return played
  } finally {
    await installation.close()
    await sites.close()
  }
}
