import type { Secret } from './secret.ts'

/** Forms in which a profile is handed out as files. */
export type ArchiveFormat = 'tar.zst' | 'tar'

/** Port: writes a saved state as a folder that browsers open. Implemented in `archives/`. */
export interface ProfileArchiver {
  /**
   * @param state - Cookies and storage, as JSON text.
   * @returns A tar archive: a user-data directory of Chromium, and `storage-state.json` with the state
   *   as it is.
   * @throws {Error} When no browser would write the directory.
   */
  archive(state: Secret, format: ArchiveFormat): Promise<Buffer>
}
