/** Something the person at the keyboard can mend. Its message is all that is printed. */
export class Problem extends Error {
  /** @override */
  name = 'Problem'
}

/**
 * Runs `main` and turns its end into an exit code: a `Problem` prints as one plain text, anything
 * else with its stack.
 *
 * @param {() => Promise<number>} main
 */
export const exitWith = async (main) => {
  let code = 1
  try {
    code = await main()
  } catch (error) {
    console.error(error instanceof Problem ? `\n${error.message}\n` : error)
  }
  // What still waits for something waits in vain from here on.
  process.exit(code)
}
