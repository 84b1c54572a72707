/**
 * Prints what a program says line by line, each with the program's name before it.
 *
 * @param {string} name
 * @returns {(text: string) => void}
 */
export const prefixed = (name) => {
  let rest = ''
  return (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) console.log(`[${name}] ${line}`)
  }
}
