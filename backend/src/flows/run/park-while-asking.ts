import type { LoginPage } from '../login-page.ts'
import type { Person } from './person.ts'

/** Who answers sooner is not kept waiting by a page that wakes up. */
const parkAfterMs = 2_000

/**
 * A person who takes long to answer leaves the page at rest meanwhile: nothing on it runs. A page
 * that waits for something outside of it stays awake, to see it happen.
 */
export function parkWhileAsking(person: Person, page: LoginPage): Person {
  return {
    ...person,
    async ask(interaction, websiteError) {
      let parked: Promise<void> | undefined
      const timer = setTimeout(() => {
        parked = page.park()
      }, parkAfterMs)
      try {
        return await person.ask(interaction, websiteError)
      } finally {
        clearTimeout(timer)
        if (parked) await parked.then(() => page.wake())
      }
    },
  }
}
