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
  /**
   * A dialog that fades, a panel that slides: something with controls in it. Spinners turn forever
   * and ripples, labels and pictures hold no control; none of them says anything.
   */
  const moves = () =>
    document.getAnimations().some(({ effect, playState }) => {
      const end = effect?.getComputedTiming().endTime
      if (playState !== 'running' || typeof end !== 'number' || !Number.isFinite(end)) return false
      const target = effect instanceof KeyframeEffect ? effect.target : null
      return target?.querySelector('input, select, textarea, button, a[href]') != null
    })

  /** What a button does to itself (a ripple, a spinner in it) changes nothing on the page. */
  const tells = ({ target, attributeName }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement
    return attributeName === 'disabled' || !element?.closest('button, [role="button"], a[href]')
  }

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
    const observer = new MutationObserver((records) => {
      if (records.some(tells)) wait(quietMs)
    })
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
