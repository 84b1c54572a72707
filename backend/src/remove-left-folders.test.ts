import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { removeLeftFolders } from './remove-left-folders.ts'

it('removes what a dead process left, and nothing of a living one or of another machine’s', async () => {
  const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(ended, 'exit')
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-test-'))
  const names = [
    `managed-auth-profile-${hostname()}-${ended.pid}-abc`,
    `managed-auth-browser-${hostname()}-${process.pid}-abc`,
    `managed-auth-browser-another-${ended.pid}-abc`,
    `managed-auth-other-${hostname()}-${ended.pid}-abc`,
    `profile-${ended.pid}-abc`,
  ]
  for (const name of names) await mkdir(path.join(folder, name))
  await writeFile(path.join(folder, names[0] ?? '', 'Cookies'), 'secret')

  await removeLeftFolders(folder)
  expect((await readdir(folder)).toSorted()).toEqual(names.slice(1).toSorted())
  await rm(folder, { recursive: true })
})
