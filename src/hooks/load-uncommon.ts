import { attempt } from '../core/attempt.ts'
import type { LoadUncommon } from '../core/load-uncommon.ts'
import { systemRuntime } from '../core/runtime.ts'
import { laterPartMs } from '../core/timing.ts'

const inTime = <Part>(load: () => Promise<Part>): Promise<Part | undefined> =>
  attempt(() =>
    Promise.race([
      load(),
      new Promise<undefined>((resolve) => {
        systemRuntime.later(() => resolve(undefined), laterPartMs)
      }),
    ]),
  )

/** As a page does: a file of its own, that is waited for only so long. */
export const loadUncommon: LoadUncommon = () => inTime(() => import('../core/uncommon/uncommon.ts'))

/** Together with what else a step of that kind needs. Either may fail to come. */
export async function loadWith(loadParts: (() => Promise<unknown>) | undefined) {
  const [uncommon] = await Promise.all([loadUncommon(), loadParts && inTime(loadParts)])
  return uncommon
}
