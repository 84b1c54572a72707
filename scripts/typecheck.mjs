// Checks every room with its own compiler settings: a browser room must not see Node's types, and the reverse.
import { spawnSync } from 'node:child_process'

const rooms = ['.', 'protocol', 'backend', 'sites', 'hosted', 'examples/customer-app', 'scripts']

let failed = 0
for (const room of rooms) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', room], {
    stdio: 'inherit',
  })
  console.log(`${status === 0 ? 'ok    ' : 'failed'} ${room}`)
  if (status !== 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)
