export interface QuietOptions {
  /** No change for this long counts as quiet. */
  quietMs: number
  /** The first change may take this long; the same as `quietMs` when none is expected. */
  firstMs: number
  /** The wait ends here whatever moves. */
  mostMs: number
}

/**
 * Resolves when the document has not changed for a while and nothing moves into place. Runs in
 * the page.
 */
export function waitForQuiet({ quietMs, firstMs, mostMs }: QuietOptions): Promise<void> {
  /** Whatever fades or slides in; a spinner turns forever and says nothing. */
  const moves = () =>
    document.getAnimations().some((animation) => {
      const end = animation.effect?.getComputedTiming().endTime
      return animation.playState === 'running' && typeof end === 'number' && Number.isFinite(end)
    })

  /** Without any script a loaded document does not change by itself. */
  const still = () => document.readyState === 'complete' && document.scripts.length === 0

  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>
    const finish = () => {
      observer.disconnect()
      clearTimeout(timer)
      clearTimeout(last)
      resolve()
    }
    const look = () => (moves() ? wait(quietMs) : finish())
    const wait = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(look, ms)
    }
    const observer = new MutationObserver(() => wait(quietMs))
    const last = setTimeout(finish, mostMs)
    // Styles are left out: scripted animations write them on every frame, fading ones are seen above.
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: [
        'class',
        'hidden',
        'disabled',
        'type',
        'open',
        'aria-hidden',
        'aria-invalid',
      ],
    })
    wait(firstMs === quietMs && still() ? 0 : firstMs)
  })
}
