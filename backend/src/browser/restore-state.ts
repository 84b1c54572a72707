import type { BrowserContext } from 'playwright-core'
import type { ProfileState } from '../flows/login-page.ts'

type StorageState = Exclude<Parameters<BrowserContext['setStorageState']>[0], string>

/** Puts a saved profile into a context that nobody has used. */
export async function restoreState(context: BrowserContext, saved: ProfileState): Promise<void> {
  const state: StorageState = JSON.parse(saved.reveal())
  // What stands in the storage of pages needs a page to be put there; most sites keep cookies only.
  if (state.origins.length === 0) await context.addCookies(state.cookies)
  else await context.setStorageState(state)
}
