export interface QuietOptions {
  /** No change for this long counts as quiet. */
  quietMs: number
  /**
   * The first change may take this long; the same as `quietMs` when none is expected. With both 0
   * the page only has to be parsed and to have nothing left to run.
   */
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
   * What moves and has controls in it: a panel that slides, a dialog that fades out. One that
   * fades in can be used from its first shade on. Spinners turn forever and hold no control.
   */
  const moving = () =>
    document.getAnimations().filter(({ effect, playState }) => {
      if (playState !== 'running' || !(effect instanceof KeyframeEffect)) return false
      const { target } = effect
      if (!Number.isFinite(effect.getComputedTiming().endTime)) return false
      if (!target?.querySelector('input, select, textarea, button, a[href]')) return false
      const end = effect.getKeyframes().at(-1)
      const onlyFadesIn = end?.opacity !== undefined && Number(end.opacity) > 0 && !end.transform
      return !onlyFadesIn || getComputedStyle(target).opacity === '0'
    })

  /** What a button does to itself (a ripple, a spinner in it) changes nothing on the page. */
  const tells = ({ target, attributeName }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement
    return attributeName === 'disabled' || !element?.closest('button, [role="button"], a[href]')
  }

  /** Without any script a loaded document does not change by itself. */
  const still = () => document.readyState === 'complete' && document.scripts.length === 0

  const isParsed = () => {
    const [entry] = performance.getEntriesByType('navigation')
    const ended = entry instanceof PerformanceNavigationTiming && entry.domContentLoadedEventEnd > 0
    return document.readyState === 'complete' || ended
  }

  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>
    let turn = 0
    const finish = () => {
      observer.disconnect()
      clearTimeout(timer)
      turn += 1
      clearTimeout(last)
      resolve()
    }
    const look = () => {
      const animations = moving()
      if (animations.length === 0) return finish()
      void Promise.allSettled(animations.map(({ finished }) => finished)).then(() => wait(0))
    }
    const wait = (ms: number) => {
      clearTimeout(timer)
      turn += 1
      const mine = turn
      const lookInTurn = () => (mine === turn ? look() : undefined)
      // What scripts put off (drawing, giving controls their life) comes before background work.
      if (quietMs > 0 || still()) timer = setTimeout(look, ms)
      else void scheduler.postTask(lookInTurn, { priority: 'background' })
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
    const begin = () => wait(firstMs === quietMs && still() ? 0 : firstMs)
    if (firstMs > 0 || isParsed()) begin()
    else document.addEventListener('DOMContentLoaded', begin, { once: true })
  })
}
