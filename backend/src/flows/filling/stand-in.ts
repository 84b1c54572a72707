import { randomInt } from 'node:crypto'
import { Secret } from '../secret.ts'

/** A number from 0 to `below`, without it. */
export type Random = (below: number) => number

/** With fewer random characters a stand-in might stand in a request by chance. */
const leastRandom = 6

const classes = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']

/** Whether its hexadecimal form says if a page writes that in upper or in lower case. */
const hasHexLetters = (text: string): boolean => /[a-f]/.test(Buffer.from(text).toString('hex'))

/**
 * A random text to type in a secret's place: as long, and of the same kind of character at every
 * place, so that length limits, patterns and strength meters say of it what they say of the secret.
 *
 * Only ASCII letters and digits are replaced; the rest stays. So every encoding that works character
 * by character changes both texts alike: where two encodings write the stand-in the same way, they
 * write the secret the same way too.
 *
 * @returns Nothing for a secret with fewer than six letters and digits: its stand-in might be found
 *   where nobody put it.
 */
export function standInFor(secret: Secret, random: Random = randomInt): Secret | undefined {
  const value = secret.reveal()
  const characters = [...value]
  const isReplaced = (character: string) => classes.some((one) => one.includes(character))
  if (characters.filter(isReplaced).length < leastRandom) return undefined
  for (;;) {
    const standIn = characters
      .map((character) => {
        const one = classes.find((each) => each.includes(character))
        return one === undefined ? character : (one[random(one.length)] ?? character)
      })
      .join('')
    if (standIn !== value && (hasHexLetters(standIn) || !hasHexLetters(value))) {
      return new Secret(standIn)
    }
  }
}
