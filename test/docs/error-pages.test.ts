import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { flowErrorCodes, requestErrorCodes } from '@managed-auth/protocol'
import { describe, expect, it } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../docs/errors')
// A request may be refused and a flow may end for the same reason.
const codes = [...new Set([...Object.keys(requestErrorCodes), ...flowErrorCodes])]

describe('the error pages', () => {
  it('are one for each code of the contract, and no more', () => {
    const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''))

    expect(pages.sort()).toEqual([...codes].sort())
  })

  it.each(codes)('say cause, remedy and proof of %s', (code) => {
    const page = readFileSync(path.join(folder, `${code}.md`), 'utf8')

    expect(page.startsWith(`# ${code}\n`)).toBe(true)
    for (const part of ['Cause', 'Remedy', 'Proof']) {
      expect(page).toMatch(new RegExp(`^\\*\\*${part}\\.\\*\\* \\S`, 'm'))
    }
  })

  it.each(Object.entries(requestErrorCodes))('name the status of %s, %i', (code, status) => {
    const page = readFileSync(path.join(folder, `${code}.md`), 'utf8')

    expect(page).toContain(`HTTP status ${status}.`)
  })
})
