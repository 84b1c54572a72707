import { attempt } from '../core/attempt.ts'
import type { LoadUncommon } from '../core/load-uncommon.ts'
import { systemRuntime } from '../core/runtime.ts'
import { laterPartMs } from '../core/timing.ts'

/** As a page does: a file of its own, that is waited for only so long. */
export const loadUncommon: LoadUncommon = () =>
  attempt(() =>
    Promise.race([
      import('../core/uncommon/uncommon.ts'),
      new Promise<undefined>((resolve) => {
        systemRuntime.later(() => resolve(undefined), laterPartMs)
      }),
    ]),
  )
