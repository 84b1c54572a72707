/** What somebody else's code answers, or `undefined` when it fails: none of our business then. */
export async function attempt<T>(ask: () => T): Promise<Awaited<T> | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}
