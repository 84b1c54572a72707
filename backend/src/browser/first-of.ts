/** What comes first: a change, or the end of the time or of whoever waits. */
export async function firstOf(
  changed: Promise<void>,
  withinMs: number,
  signal: AbortSignal,
): Promise<'changed' | 'over'> {
  let stop: () => void = () => undefined
  const over = new Promise<'over'>((resolve) => {
    const timer = setTimeout(resolve, withinMs, 'over')
    const abort = () => resolve('over')
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    stop = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
  })
  try {
    return await Promise.race([changed.then(() => 'changed' as const), over])
  } finally {
    stop()
  }
}
