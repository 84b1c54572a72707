import type { Clock } from '../ports.ts'
import { FlowAborted } from './flow-end.ts'

/** Waits for a moment. @throws {FlowAborted} When the signal ends the wait. */
export type WaitUntil = (moment: Date, signal: AbortSignal) => Promise<void>

export const createWaitUntil =
  (now: Clock): WaitUntil =>
  (moment, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        reject(new FlowAborted())
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop)
        resolve()
      }, moment.getTime() - now().getTime())
      if (signal.aborted) stop()
      else signal.addEventListener('abort', stop, { once: true })
    })
