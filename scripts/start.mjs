// npm start: sets up what is missing, then runs the backend, the sites and the customer app together.
import { relative } from 'node:path'
import { buildWhatIsStale } from './setup/builds.mjs'
import { provideChromium } from './setup/chromium.mjs'
import { checkNode } from './setup/node-version.mjs'
import { installPackages } from './setup/packages.mjs'
import { exitWith, Problem } from './setup/problem.mjs'
import { interrupted, launch, stopAll } from './setup/processes.mjs'
import { inRoot, root } from './setup/root.mjs'
import { waitUntilItAnswers } from './start/answers.mjs'
import { devApiKey } from './start/dev-api-key.mjs'
import { checkPortsAreFree, portFrom } from './start/ports.mjs'
import { prefixed } from './start/prefixed.mjs'
import { servicesOf } from './start/services.mjs'
import { summaryOf } from './start/summary.mjs'

/** @param {string} line */
const say = (line) => console.log(line)

/** Sets up, starts, and watches until a program ends by itself, which is always a problem. */
const work = async () => {
  checkNode()
  const backend = portFrom(process.env, 'PORT', 8787)
  const sites = portFrom(process.env, 'SITES_PORT', 5170)
  const customerApp = portFrom(process.env, 'CUSTOMER_APP_PORT', 3000)
  await checkPortsAreFree([backend, sites, customerApp])
  await installPackages(say)
  const chromium = await provideChromium(say)
  await buildWhatIsStale(say)

  const dataDir = process.env.MANAGED_AUTH_DATA_DIR ?? inRoot('.managed-auth')
  const services = servicesOf({
    env: process.env,
    ports: { backend: backend.port, sites: sites.port, customerApp: customerApp.port },
    apiKey: devApiKey(inRoot('.managed-auth/dev-api-key'), process.env),
    dataDir,
    chromium,
  })
  say('Starting: backend, sites and customer app')
  const programs = services.map(({ name, cwd, entry, env }) =>
    launch(name, process.execPath, ['--import', 'tsx', entry], {
      cwd,
      env,
      onOutput: prefixed(name),
    }),
  )
  const firstEnd = Promise.race(
    programs.map(async ({ name, exited }) => {
      const { code, signal } = await exited
      throw new Problem(`The ${name} ended by itself (${signal ?? `exit code ${code}`}).`)
    }),
  )
  await Promise.race([firstEnd, Promise.all(services.map(waitUntilItAnswers))])
  say(summaryOf(services, sites.port, relative(root, dataDir) || dataDir))
  await firstEnd
}

await exitWith(async () => {
  const interrupt = interrupted()
  let inTime = true
  try {
    await Promise.race([work(), interrupt])
    say('\nStopping.')
  } finally {
    inTime = await stopAll()
  }
  if (!inTime) throw new Problem('A program did not end in time and was killed.')
  return 0
})
