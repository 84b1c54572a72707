import type { OpenView } from '../live-views/live-views.ts'
import type { Person } from './person.ts'

/** While something is to be done that the login cannot do, whoever watches may do it in the page. */
export function letHelp(person: Person, view: OpenView | undefined): Person {
  if (!view) return person
  return {
    ...person,
    async sendElsewhere(interaction, websiteError, passes) {
      view.allow(true)
      try {
        return await person.sendElsewhere(interaction, websiteError, passes)
      } finally {
        view.allow(false)
      }
    },
  }
}
