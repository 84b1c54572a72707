import { parseArgs } from 'node:util'
import { playRounds } from './play-rounds.ts'

// What a kill, a restart or a race can never do, tried out with real processes.
//
//   npm run faults -- --seed 7 --rounds 100

const say = (line: string) => process.stdout.write(`${line}\n`)

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    rounds: { type: 'string', default: '20' },
  },
})
const [seed, rounds] = [Number(values.seed), Number(values.rounds)]
const began = Date.now()
const counts = new Map<string, number>()
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
let broken = 0

say(`seed ${seed}, ${rounds} rounds`)
const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
const played = await playRounds({ seed, rounds, signal: stop.signal }, (round, number) => {
  const strikes = round.faults.map(({ name, moment }) => `${name} (${moment})`)
  for (const { name } of round.faults) count(name)
  const seconds = Math.round((Date.now() - began) / 1000)
  say(`${number} [${seconds} s] ${round.actions.join(', ')} | ${strikes.join(', ')}`)
  for (const violation of round.violations) say(`   VIOLATION ${violation}`)
  broken += round.violations.length
})

say('faults:')
for (const [what, times] of [...counts].sort()) say(`  ${times} ${what}`)
counts.clear()
for (const { attended, status, error_code: code } of played.at(-1)?.flows ?? []) {
  count([attended ? 'of people' : 'by itself', status, code].filter(Boolean).join(' '))
}
say('logins:')
for (const [what, times] of [...counts].sort()) say(`  ${times} ${what}`)
say(
  `${played.length} rounds, ${broken} violations; again: npm run faults -- --seed ${seed} --rounds ${rounds}`,
)
process.exitCode = broken === 0 ? 0 : 1
