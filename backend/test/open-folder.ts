import { PGlite } from '@electric-sql/pglite'

/** The embedded database of a folder by itself: no lock, no tables of ours, no code between. */
export const openFolder = (folder: string): Promise<PGlite> => PGlite.create(folder)
