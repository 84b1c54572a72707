// npm test [-- --verbose] [-- step ...]: sets up what is missing, runs every check, says how it went.
import { buildWhatIsStale } from './setup/builds.mjs'
import { provideChromium } from './setup/chromium.mjs'
import { checkNode } from './setup/node-version.mjs'
import { installPackages } from './setup/packages.mjs'
import { exitWith, Problem } from './setup/problem.mjs'
import { interrupted, stopAll } from './setup/processes.mjs'
import { runStep } from './test/run-step.mjs'
import { steps } from './test/steps.mjs'
import { lineOf, summaryOf } from './test/summary.mjs'

/** @param {string} line */
const say = (line) => console.log(line)

/** @param {string[]} names */
const chosen = (names) => {
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown) {
    const known = steps.map(({ name, guards }) => `  ${name.padEnd(9)}${guards}`).join('\n')
    throw new Problem(`There is no step "${unknown}". The steps are:\n${known}`)
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name))
}

/**
 * @param {AbortSignal} signal Nothing more is said after it.
 * @returns {Promise<number>} The exit code.
 */
const work = async (signal) => {
  const words = process.argv.slice(2)
  const verbose = words.includes('--verbose')
  const wanted = chosen(words.filter((word) => word !== '--verbose'))

  checkNode()
  await installPackages(say)
  const chromium = await provideChromium(say)
  // Several steps look at the built library; the build step itself makes it anew.
  if (!wanted.some(({ name }) => name === 'build')) await buildWhatIsStale(say)

  const env = { ...process.env, CHROMIUM_PATH: chromium, CI: '1' }
  const results = []
  for (const step of wanted) {
    if (verbose) say(`\n== ${step.name}: ${step.guards}`)
    const result = await runStep(step, {
      env,
      ...(verbose && { onOutput: (text) => process.stdout.write(text) }),
    })
    if (signal.aborted) return 1
    if (!result.ok && !verbose) say(`\n== ${step.name}: ${step.guards}\n${result.output}`)
    say(lineOf(result))
    results.push(result)
  }
  say(summaryOf(results))
  return results.every(({ ok }) => ok) ? 0 : 1
}

await exitWith(async () => {
  const abort = new AbortController()
  const interrupt = interrupted().then((signal) => {
    abort.abort()
    throw new Problem(`Interrupted by ${signal}.`)
  })
  try {
    return await Promise.race([work(abort.signal), interrupt])
  } finally {
    await stopAll()
  }
})
