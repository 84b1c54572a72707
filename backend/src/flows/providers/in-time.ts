import { ExternalVaultError } from './external-vault.ts'

/** Less than an API process waits for a worker, and than a person waits for a first page. */
const patienceMs = 9_000

/**
 * Waits for a password manager, and no longer than anybody waits for this backend: libraries of
 * password managers know no end.
 * @throws {ExternalVaultError} `unreachable` when it takes too long; the work goes on unheard.
 */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow()), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const tooSlow = () =>
  new ExternalVaultError(
    'unreachable',
    'The credential provider did not answer in time. Check that this server reaches it, and try again.',
  )
