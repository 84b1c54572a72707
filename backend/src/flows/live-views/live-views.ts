import type { LiveWindow } from './ports.ts'

/** A browser of this process that may be watched. */
export interface LiveView {
  readonly id: string
  /** Absent while the browser is being started. */
  readonly window: LiveWindow | undefined
  /** Whether whoever watches may act as well. */
  readonly mayAct: boolean
  readonly hasEnded: boolean
  /** Somebody looks. @returns To be called when they have left. */
  enter(): () => void
  /** Calls `listener` after each change, until the returned function is called. */
  onChange(listener: () => void): () => void
}

/** The side of a live view that belongs to whoever drives the browser. */
export interface OpenView {
  show(window: LiveWindow): void
  allow(mayAct: boolean): void
  /** The browser has ended: nothing leads to it any more. */
  close(): void
}

export type LiveViews = ReturnType<typeof createLiveViews>

/** What can be watched in this process, by the id of a browser session. */
export function createLiveViews() {
  const views = new Map<string, LiveView>()
  return {
    find: (id: string): LiveView | undefined => views.get(id),

    /**
     * @param options.mayAct - From the beginning. @default false
     * @param options.enter - Told of everybody who looks.
     */
    open(
      id: string,
      options: { mayAct?: boolean; enter?: (() => () => void) | undefined } = {},
    ): OpenView {
      const listeners = new Set<() => void>()
      const view = {
        id,
        window: undefined as LiveWindow | undefined,
        mayAct: options.mayAct ?? false,
        hasEnded: false,
        enter: options.enter ?? (() => () => undefined),
        onChange(listener: () => void) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
      }
      const change = (made: Partial<typeof view>) => {
        Object.assign(view, made)
        for (const listener of listeners) listener()
      }
      views.set(id, view)
      return {
        show: (window) => change({ window }),
        allow: (mayAct) => {
          if (mayAct !== view.mayAct) change({ mayAct })
        },
        close: () => {
          // A flow that another driver in this process goes on with has a view of its own by then.
          if (views.get(id) === view) views.delete(id)
          change({ hasEnded: true, mayAct: false })
        },
      }
    },
  }
}
