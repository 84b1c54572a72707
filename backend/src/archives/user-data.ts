import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

type State = Exclude<Parameters<BrowserContext['setStorageState']>[0], string>

export interface UserDataOptions {
  executablePath: string
  /** Chromium cannot use its sandbox as root. @default switched off only for root */
  sandbox?: boolean | undefined
}

/** How long a cookie of a session lives in a folder, in seconds. */
const sessionSeconds = 30 * 24 * 60 * 60

/**
 * A browser that opens a folder forgets the cookies that were to live as long as another browser. Those
 * often are the login: here they get a date.
 */
function withDates({ cookies, origins }: State, now: Date): State {
  const expires = now.getTime() / 1000 + sessionSeconds
  return {
    cookies: cookies.map((cookie) => (cookie.expires < 0 ? { ...cookie, expires } : cookie)),
    origins,
  }
}

/**
 * Has Chromium write a state into a user-data directory. Reaches no network: what Playwright opens to
 * fill the storage of a site is a blank page of its own.
 *
 * @param work - What is done with the directory. It is gone afterwards.
 */
export async function withUserData<T>(
  { executablePath, sandbox = process.getuid?.() !== 0 }: UserDataOptions,
  state: State,
  now: Date,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(
    path.join(tmpdir(), `managed-auth-profile-${hostname()}-${process.pid}-`),
  )
  try {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath,
      chromiumSandbox: sandbox,
      args: ['--disable-dev-shm-usage', '--disable-background-networking'],
      // Nobody listens there.
      proxy: { server: 'http://127.0.0.1:9', bypass: '<-loopback>' },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    try {
      await context.setStorageState(withDates(state, now))
    } finally {
      // Chromium writes the last of it when it closes.
      await context.close()
    }
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
