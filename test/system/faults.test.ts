import { findPostgres } from '@managed-auth/backend/testing'
import { expect, it } from 'vitest'
import { playRounds } from '../faults/play-rounds.ts'

// One round of `npm run faults`, whose seed has a worker killed with a password on its way, and the
// database restarted while a code is on its way.

it.skipIf(!findPostgres())(
  'loses nothing and sends nothing twice when a worker and the database fail',
  async () => {
    const [round] = await playRounds({ seed: 19465, rounds: 1 })

    expect(round?.violations).toEqual([])
    expect(round?.faults.map(({ name }) => name)).toEqual(['worker killed', 'database restarted'])
    expect(round?.flows.filter(({ status }) => status === 'SUCCESS').length).toBeGreaterThan(1)
  },
)
