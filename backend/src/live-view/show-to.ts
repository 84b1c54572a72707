import type { LiveView } from '../flows/live-views/live-views.ts'
import type { Watch } from '../flows/live-views/ports.ts'
import type { Message } from './message.ts'

/** What a viewer is told about a view. */
export interface ViewState {
  phase: 'opening' | 'open'
  /** Whether what the person does is taken. */
  mayAct: boolean
  /** Where the page in front is from. */
  host?: string | undefined
}

export interface Screen {
  state(state: ViewState): void
  picture(jpeg: Buffer): void
  end(): void
}

/** Shows a view to one viewer, from now until one of them ends. */
export function showTo(view: LiveView, { isLooking }: { isLooking: boolean }, screen: Screen) {
  let watching: Promise<Watch> | undefined
  let host: string | undefined
  let told = ''
  let isOver = false
  let isMoving = false

  /** The one place that decides it: what the page shows is for the eye alone. */
  const mayAct = () => !isLooking && !isOver && view.mayAct

  function tell(): void {
    const state: ViewState = {
      phase: view.window ? 'open' : 'opening',
      mayAct: mayAct(),
      ...(host !== undefined && { host }),
    }
    const text = JSON.stringify(state)
    if (isOver || text === told) return
    told = text
    screen.state(state)
  }

  function adjust(): void {
    if (view.hasEnded) {
      stop()
      screen.end()
      return
    }
    const { window } = view
    if (window && !watching) {
      watching = window.watch({
        onPicture: (jpeg) => {
          if (!isOver) screen.picture(jpeg)
        },
        onHost: (now) => {
          host = now
          tell()
        },
      })
    }
    tell()
  }

  function stop(): void {
    isOver = true
    unsubscribe()
    void watching?.then((watch) => watch.stop()).catch(() => undefined)
  }

  async function act(message: Exclude<Message, { kind: 'drawn' }>): Promise<void> {
    const watch = await watching
    // It may have been taken away while the view began.
    if (watch && mayAct()) await watch.act(message)
  }

  const unsubscribe = view.onChange(adjust)
  adjust()
  return {
    take(message: Message): void {
      if (message.kind === 'drawn') {
        void watching?.then((watch) => watch.drawn())
        return
      }
      if (!mayAct()) return
      const isMove = message.kind === 'pointer' && message.type === 'move'
      // A page that is slow to follow gets fewer steps of the way, and every press.
      if (isMove && isMoving) return
      if (isMove) isMoving = true
      void act(message)
        .catch(() => undefined)
        .finally(() => {
          if (isMove) isMoving = false
        })
    },
    stop,
  }
}
