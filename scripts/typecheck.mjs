// Checks every room with its own compiler settings: a browser room must not see Node's types, and the reverse.
import { execFile } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { root } from './setup/root.mjs'

const rooms = [
  ...['.', 'backend', 'hosted', 'sites', 'protocol', 'scripts'],
  ...['examples/customer-app', 'examples/custom-ui'],
]
const waiting = [...rooms]
let failed = 0

/**
 * @param {string} room
 * @returns {Promise<void>}
 */
const check = (room) =>
  new Promise((resolve) => {
    const args = ['node_modules/typescript/bin/tsc', '-p', room]
    execFile(process.execPath, args, { cwd: root }, (error, output) => {
      console.log(`${output}${error ? 'failed' : 'ok    '} ${room}`)
      if (error) failed += 1
      resolve()
    })
  })

const checkOneAfterAnother = async () => {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) await check(room)
}

const sideBySide = Math.min(4, availableParallelism())
await Promise.all(Array.from({ length: sideBySide }, checkOneAfterAnother))
process.exit(failed === 0 ? 0 : 1)
