import type { BrowserContextOptions } from 'playwright-core'
import { AppError } from './app-error.ts'

export type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>

/**
 * Reads a downloaded profile: cookies and storage of a browser, as JSON.
 *
 * @throws {AppError} `unreadable_profile`
 */
export const parseStorageState = (body: unknown): StorageState => {
  const { cookies, origins } = (body ?? {}) as Partial<StorageState>
  if (!Array.isArray(cookies) || !Array.isArray(origins)) {
    throw new AppError(502, 'unreadable_profile', 'The saved profile has a form we do not know.')
  }
  return body as StorageState
}
