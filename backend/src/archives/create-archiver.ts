import { Zstd } from '@hpcc-js/wasm-zstd'
import type { ProfileArchiver } from '../flows/profile-archive.ts'
import { filesIn, packFiles } from './pack-files.ts'
import { type UserDataOptions, withUserData } from './user-data.ts'

/** What of a user-data directory holds a session. The rest is cache, and made anew by whoever opens it. */
const kept = ['Default/Cookies', 'Default/Local Storage', 'Default/IndexedDB']

/** Writes profiles as archives, with a Chromium of its own for each. */
export function createProfileArchiver(
  options: UserDataOptions & { now: () => Date },
): ProfileArchiver {
  return {
    async archive(state, format) {
      const now = options.now()
      const files = await withUserData(options, JSON.parse(state.reveal()), now, async (folder) =>
        (await Promise.all(kept.map((place) => filesIn(folder, place)))).flat(),
      )
      const asItIs = { name: 'storage-state.json', bytes: Buffer.from(state.reveal()) }
      const archive = await packFiles([asItIs, ...files], now)
      if (format === 'tar') return archive
      const zstd = await Zstd.load()
      return Buffer.from(zstd.compress(archive))
    },
  }
}
