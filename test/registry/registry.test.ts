import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import ts from 'typescript'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildItems } from '../../scripts/registry/build-items.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const items = buildItems()
const itemOf = (name: string) => {
  const item = items.find((each) => each.name === name)
  if (!item) throw new Error(`There is no item ${name}.`)
  return item
}

/** The item's files and those of the items it depends on, as `shadcn add` collects them. */
const filesOf = (name: string): { target: string; content: string }[] => {
  const { files, registryDependencies } = itemOf(name)
  return [
    ...registryDependencies.flatMap((needed) => filesOf(needed.replace('@managed-auth/', ''))),
    ...files,
  ]
}

describe('an item', () => {
  it.each(items)('$name has what the format asks for', (item) => {
    expect(item.$schema).toBe('https://ui.shadcn.com/schema/registry-item.json')
    expect(item.type).toMatch(/^registry:(lib|hook|block)$/)
    expect(item.title).toBeTruthy()
    expect(item.description).toMatch(/\.$/)
    expect(item.files).not.toEqual([])
    for (const file of item.files) {
      expect(file.type).toMatch(/^registry:(lib|hook|component|file)$/)
      expect(file.target).toMatch(/^managed-auth(\/[a-z-]+){2,3}\.(ts|tsx|css)$/)
      expect(file.content).toBeTruthy()
    }
  })

  it.each(items)('$name needs no package of ours, and no compiler setting', ({ name }) => {
    const imports = filesOf(name).flatMap(({ target, content }) =>
      [...content.matchAll(/\b(?:from |import\()'([^']+)'/g)].map(
        ([, specifier]) => `${target}: ${specifier}`,
      ),
    )

    expect(imports).not.toEqual([])
    expect(imports.filter((line) => /@managed-auth|#protocol|\.tsx?$/.test(line))).toEqual([])
  })
})

describe('a fresh app with everything copied in', () => {
  let folder: string

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'managed-auth-registry-')))
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    for (const { target, content } of [...filesOf('login-card'), ...filesOf('use-connection')]) {
      const file = path.join(folder, 'src', target)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    writeFileSync(path.join(folder, 'src/main.tsx'), main)
    writeFileSync(path.join(folder, 'src/env.d.ts'), `declare module '*.css'\n`)
    writeFileSync(
      path.join(folder, 'index.html'),
      '<!doctype html><div id="root"></div><script type="module" src="/src/main.tsx"></script>',
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('typechecks under the settings of a new Vite app', () => {
    const program = ts.createProgram(
      [path.join(folder, 'src/main.tsx'), path.join(folder, 'src/env.d.ts')],
      {
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        jsx: ts.JsxEmit.ReactJSX,
        strict: true,
        noUnusedLocals: true,
        noUnusedParameters: true,
        verbatimModuleSyntax: true,
        erasableSyntaxOnly: true,
        skipLibCheck: true,
        noEmit: true,
        types: [],
      },
    )

    const wrong = ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => [
        file && path.relative(folder, file.fileName),
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ])
    expect(wrong).toEqual([])
  }, 60_000)

  it('builds, with the stylesheet of the card', async () => {
    const { output } = (await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [react()],
      build: { write: false },
    })) as Rolldown.RolldownOutput

    const code = output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
    const styles = output.map((file) => (file.type === 'asset' ? String(file.source) : ''))
    expect(code).toContain('/auth/connections/')
    expect(code).toContain('You are in')
    expect(styles.join('\n')).toContain('.lc-main')
  }, 60_000)
})

const main = `
import { createRoot } from 'react-dom/client'
import { useConnection } from './managed-auth/hooks/use-connection'
import { LoginCard } from './managed-auth/login-card/login-card'

function State({ connectionId }: { connectionId: string }) {
  const { data } = useConnection({ connectionId })
  return <p>{data?.status}</p>
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <>
      <LoginCard connectionId="ma_1" handoffCode="code" app="Lantern" />
      <State connectionId="ma_1" />
    </>,
  )
}
`
