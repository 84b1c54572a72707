import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileExamples, examplesOf } from './compile-examples.ts'

const root = path.resolve(import.meta.dirname, '../..')
const guide = readdirSync(path.join(root, 'stories/guide')).map((page) => `stories/guide/${page}`)
const documents = [
  ...[
    'README.md',
    'docs/concepts.md',
    'docs/credentials.md',
    'docs/credentials-ui.md',
    'docs/external-vaults.md',
    'docs/testing.md',
    'docs/styling.md',
    'docs/server-handler.md',
    'docs/status.md',
  ],
  ...guide,
]
// A whole type check of the library stands behind each of these.
const timeout = 60_000

describe('the examples in the documents', () => {
  it('compile against the library', { timeout }, () => {
    const examples = documents.flatMap((document) => examplesOf(root, document))

    expect(examples.length).toBeGreaterThan(1)
    expect(compileExamples(root, examples)).toEqual([])
  })

  it('would be caught if they were wrong', { timeout }, () => {
    const code = `import { createClient } from '@managed-auth/react/core'\ncreateClient({ baseUrl: 1 })\n`

    expect(
      compileExamples(root, [{ place: 'x.md:1', fileName: path.join(root, 'x.example.ts'), code }]),
    ).toEqual([expect.stringContaining(`x.md:1: Type 'number' is not assignable`)])
  })
})
