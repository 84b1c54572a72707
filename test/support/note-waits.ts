import type { Browsers, LoginPage } from '@managed-auth/backend/testing'

/** Takes the arguments of a wait, and those it is for: on its plan, a login knows which page is due. */
const placeOfEnough: Partial<Record<keyof LoginPage, number>> = { goto: 1, act: 1, changes: 2 }

/** Notes for each page a login waits for whether it is still on its plan. */
export function createWaitNotes() {
  let pages: boolean[][] = []

  const noted = (page: LoginPage, onPlan: boolean[]): LoginPage =>
    new Proxy(page, {
      get(target, name: keyof LoginPage) {
        const member: unknown = Reflect.get(target, name, target)
        if (typeof member !== 'function') return member
        const place = placeOfEnough[name]
        return (...given: unknown[]) => {
          if (place !== undefined) {
            const enough = given[place] as Parameters<LoginPage['goto']>[1]
            onPlan.push(enough?.eager === true)
          }
          return member.apply(target, given)
        }
      },
    })

  return {
    wrap: (browsers: Browsers): Browsers => ({
      ...browsers,
      open: async (options) => {
        const onPlan: boolean[] = []
        pages.push(onPlan)
        return noted(await browsers.open(options), onPlan)
      },
    }),
    /** @returns The notes of every page opened since it was asked last. */
    take(): boolean[][] {
      const taken = pages
      pages = []
      return taken
    },
  }
}
