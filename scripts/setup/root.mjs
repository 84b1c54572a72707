import { join, resolve } from 'node:path'

/** The repository's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** @param {string[]} parts A path inside the repository. */
export const inRoot = (...parts) => join(root, ...parts)
