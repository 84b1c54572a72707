// Builds everything anew, in order: the library, then the pages made with it.
import { spawnSync } from 'node:child_process'
import { builds } from './setup/builds.mjs'
import { root } from './setup/root.mjs'

for (const { name, npmArgs } of builds) {
  const { status } = spawnSync('npm', npmArgs, { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? 'ok    ' : 'failed'} ${name}`)
  if (status !== 0) process.exit(1)
}
