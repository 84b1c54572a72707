import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findOffences } from './find-offences.ts'
import { sourceFiles } from './source-files.ts'

const root = path.resolve(import.meta.dirname, '../..')

describe('the repository', () => {
  it('has no import that breaks an arrow', () => {
    const files = sourceFiles(root)

    const offences = files.flatMap((file) =>
      findOffences(file, readFileSync(path.join(root, file), 'utf8')),
    )

    expect(files).toContain('protocol/src/index.ts')
    expect(offences).toEqual([])
  }, 60_000)
})

describe('the check itself', () => {
  it.each([
    ['src/core/x.ts', `import { useState } from 'react'`, 'core -> react'],
    ['src/core/x.ts', `import type { ReactNode } from 'react'`, 'core -> react'],
    ['src/core/x.ts', `export { http } from 'msw'`, 'core -> msw'],
    ['src/hooks/x.ts', `import { Step } from '../components/step.tsx'`, 'hooks -> components'],
    ['src/components/x.tsx', `import { toStep } from '../core/to-step.ts'`, 'components -> core'],
    ['src/index.ts', `export * from './mock/index.ts'`, 'library entry -> mock'],
    ['src/mock/x.ts', `import { toStep } from '../core/to-step.ts'`, 'mock -> core'],
    ['src/mock/x.ts', `const a = await import('../core/to-step.ts')`, 'mock -> core'],
    ['src/core/x.ts', `import { a } from '../../backend/src/flows/secret.ts'`, 'core -> flows'],
    ['backend/src/flows/x.ts', `import { a } from '../../../src/core/to-step.ts'`, 'flows -> core'],
    ['backend/src/flows/x.ts', `import { core } from '@managed-auth/react/core'`, 'flows -> core'],
    ['protocol/src/x.ts', `import { a } from '../../src/core/to-step.ts'`, 'protocol -> core'],
    ['protocol/src/x.ts', `import * as React from 'react'`, 'protocol -> react'],
    ['backend/src/flows/x.ts', `import { fastify } from 'fastify'`, 'flows -> fastify'],
    ['backend/src/flows/x.ts', `import { eq } from 'drizzle-orm/sql'`, 'flows -> drizzle-orm'],
    [
      'backend/src/flows/x.ts',
      `type P = import('playwright-core').Page`,
      'flows -> playwright-core',
    ],
    ['backend/src/flows/x.ts', `import { open } from '../store/open.ts'`, 'flows -> store'],
    ['backend/src/routes/x.ts', `import { open } from '../store/open.ts'`, 'routes -> store'],
    ['backend/src/store/x.ts', `const v = require('../vault/vault.ts')`, 'store -> vault'],
    ['backend/src/vault/x.ts', `import { p } from '../browser/page.ts'`, 'vault -> browser'],
    ['backend/src/browser/x.ts', `import { q } from '../queue/loop.ts'`, 'browser -> queue'],
    ['stories/x.stories.tsx', `import { toStep } from '../src/core/to-step.ts'`, 'stories -> core'],
    [
      'test/browser/x.browser.test.tsx',
      `import { toStep } from '../../src/core/to-step.ts'`,
      'browser test -> core',
    ],
    [
      'examples/customer-app/web/x.tsx',
      `import { a } from '@managed-auth/react/dist/src/core/to-step.js'`,
      'examples -> @managed-auth/react/dist/src/core/to-step.js',
    ],
    ['hosted/src/x.tsx', `import { a } from '@managed-auth/protocol'`, 'hosted -> protocol'],
    [
      'sites/src/x.ts',
      `import { a } from '@managed-auth/backend/testing'`,
      'sites -> backend test',
    ],
  ])('names %s and the broken arrow of %s', (file, text, arrow) => {
    const offences = findOffences(file, `\n${text}\n`)

    expect(offences).toEqual([expect.stringMatching(new RegExp(`^${file}:2: .* breaks ${arrow}$`))])
  })

  it.each([
    ['backend/src/flows/x.ts', 'const key = process.env.KEY', 'flows never uses process.env'],
    ['src/core/x.ts', 'window.addEventListener("focus", f)', 'core never uses window'],
    ['src/core/x.ts', 'globalThis.localStorage.clear()', 'core never uses localStorage'],
    ['src/components/x.tsx', 'void fetch("/login")', 'components never uses fetch'],
    ['src/components/x.tsx', 'setTimeout(() => {}, 1)', 'components never uses setTimeout'],
  ])('names %s for its use of a global: %s', (file, text, sentence) => {
    expect(findOffences(file, text)).toEqual([`${file}:1: ${sentence}`])
  })

  it('names a file that stands in no room', () => {
    expect(findOffences('elsewhere/x.ts', '')).toEqual([
      'elsewhere/x.ts: stands in no room of test/boundaries/rules.ts',
    ])
  })

  it.each([
    ['src/components/x.tsx', `import type { Step } from '../core/step.ts'`],
    ['src/core/x.ts', 'type Options = { fetch?: typeof fetch; document: string }'],
    ['src/core/x.ts', 'const f = ({ document }: Options) => document.body'],
    ['src/core/x.ts', `import { stateEventSchema } from '#protocol'`],
    ['src/styles.ts', `import './styles/index.css'`],
    ['stories/x.stories.tsx', `import { scenarios } from '../src/mock/index.ts'`],
    ['examples/customer-app/web/x.tsx', `import '@managed-auth/react/styles.css'`],
    ['backend/src/app.ts', `import { openStore } from './store/open.ts'`],
  ])('lets %s do what it may: %s', (file, text) => {
    expect(findOffences(file, text)).toEqual([])
  })
})
