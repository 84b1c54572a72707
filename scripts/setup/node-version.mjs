import { Problem } from './problem.mjs'

const wanted = [20, 19]

/** Refuses a Node too old for the tools used here. */
export const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = wanted
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Problem(
    `Node ${wanted.join('.')} or newer is needed; this is ${process.versions.node}.\n` +
      'Install a newer one (https://nodejs.org) and start again.',
  )
}
