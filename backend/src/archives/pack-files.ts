import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'

export interface FileToPack {
  /** Its place in the archive. */
  name: string
  bytes: Buffer
}

/** The files at and below a place in a folder; none when there is nothing. */
export async function filesIn(folder: string, place: string): Promise<FileToPack[]> {
  const found = await readdir(path.join(folder, path.dirname(place)), { withFileTypes: true })
  const entry = found.find(({ name }) => name === path.basename(place))
  if (entry?.isFile()) return [{ name: place, bytes: await readFile(path.join(folder, place)) }]
  if (!entry?.isDirectory()) return []
  const names = await readdir(path.join(folder, place))
  const below = names.toSorted().map((name) => filesIn(folder, path.posix.join(place, name)))
  return (await Promise.all(below)).flat()
}

/** A tar archive whose files only their owner reads. */
export async function packFiles(files: FileToPack[], now: Date): Promise<Buffer> {
  const archive = pack()
  for (const { name, bytes } of files) archive.entry({ name, mode: 0o600, mtime: now }, bytes)
  archive.finalize()
  return buffer(archive)
}
