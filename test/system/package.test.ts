import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { publint } from 'publint'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWhatIsStale, libraryBuild } from '../../scripts/setup/builds.mjs'
import { makeHostProject } from '../package/host-project.ts'
import { pack, type Tarball } from '../package/pack.ts'
import { html, page } from '../package/page.ts'
import { typecheckPage } from '../package/typecheck-page.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A record as a server component may have read it. */
const succeeded = {
  id: 'ma_1',
  domain: 'example.com',
  profile_name: 'ada',
  status: 'AUTHENTICATED',
  flow_status: 'SUCCESS',
  flow_step: 'COMPLETED',
}

describe('the published package', () => {
  let folder: string
  let tarball: Tarball
  const inPackage = (file: string) => path.join(folder, 'node_modules/@managed-auth/react', file)

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'managed-auth-package-')))
    await buildWhatIsStale(() => {}, [libraryBuild])
    tarball = pack(root, folder)
    makeHostProject(folder, tarball, root)
    writeFileSync(path.join(folder, 'page.tsx'), page)
    writeFileSync(path.join(folder, 'index.html'), html)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('holds the built library and nothing else', () => {
    const expected =
      /^(package\.json|README\.md|LICENSE|types\/styles\.css\.d\.ts|dist\/(styles|credentials|status)\.css|dist\/src\/.+\.js|dist\/types\/(src|protocol\/src)\/.+\.d\.ts)$/

    expect(tarball.files).toContain('dist/src/index.js')
    expect(tarball.files.filter((file) => !expected.test(file))).toEqual([])
    expect(tarball.files.filter((file) => /\.(test|test-d|stories)\./.test(file))).toEqual([])
  })

  it('names no private package and imports no stylesheet from code', () => {
    const code = tarball.files.filter((file) => /\.(js|ts)$/.test(file))

    const offenders = code.filter((file) => {
      const text = readFileSync(inPackage(file), 'utf8')
      const privatePackage = /@managed-auth\/(protocol|backend|sites|hosted|customer-app)/
      return privatePackage.test(text) || /(from|import) *['"][^'"]*\.css['"]/.test(text)
    })

    expect(offenders).toEqual([])
  })

  it.each(['bundler', 'nodenext'] as const)(
    'typechecks a page under moduleResolution %s, its own declarations included',
    (resolution) => {
      expect(typecheckPage(path.join(folder, 'page.tsx'), resolution)).toEqual([])
    },
  )

  it('notices a page that uses the library wrongly', () => {
    const wrong = path.join(folder, 'wrong.tsx')
    writeFileSync(wrong, page.replace('connectionId="ma_1"', 'connectionId={1}'))

    expect(typecheckPage(wrong, 'bundler')).toEqual([
      expect.stringContaining(`Type 'number' is not assignable to type 'string'`),
    ])
  })

  it('bundles a page with its stylesheet', async () => {
    const result = (await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: { write: false },
    })) as Rolldown.RolldownOutput
    const sizes = result.output.map((file) => [path.extname(file.fileName), file] as const)
    const css = sizes.find(([extension]) => extension === '.css')?.[1]
    const js = sizes.find(([extension]) => extension === '.js')?.[1]

    expect(css?.type === 'asset' && String(css.source)).toContain('@layer managed-auth')
    expect(js?.type === 'chunk' && js.code).toContain('/auth/connections/')
  })

  it('renders on a server that knows no bundler', () => {
    const script = `
      import { createElement } from 'react'
      import { renderToString } from 'react-dom/server'
      import { ManagedAuthLogin } from '@managed-auth/react'
      const login = createElement(ManagedAuthLogin, { connectionId: 'ma_1', handoffCode: 'code' })
      console.log(renderToString(login))
    `

    const markup = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: folder,
      encoding: 'utf8',
    })

    expect(markup).toContain('data-part="root"')
  })

  it.each([
    ['', ['ManagedAuthLogin', 'useLoginFlow', 'useConnection']],
    ['/headless', ['useLoginFlow', 'useConnection', 'useCountdown']],
    ['/core', []],
  ])('imports @managed-auth/react%s in a server component', (entry, references) => {
    const hooks = pathToFileURL(path.join(root, 'test/package/client-references.mjs'))
    const script = `
      import { register } from 'node:module'
      register(${JSON.stringify(hooks.href)})
      const entry = await import('@managed-auth/react${entry}')
      const isReference = ([, value]) => value.$$typeof === Symbol.for('react.client.reference')
      console.log(JSON.stringify({
        names: Object.keys(entry),
        references: Object.entries(entry).filter(isReference).map(([name]) => name),
        ran: entry.managedAuthKeys?.all ?? entry.toStep(${JSON.stringify(succeeded)}).kind,
      }))
    `
    const everywhere = `console.log(JSON.stringify(Object.keys(await import('@managed-auth/react${entry}'))))`
    const run = (code: string, ...options: string[]) =>
      JSON.parse(
        execFileSync(process.execPath, [...options, '--input-type=module', '--eval', code], {
          cwd: folder,
          encoding: 'utf8',
        }),
      )

    const onServer = run(script, '--conditions=react-server')

    expect(onServer.names).toEqual(run(everywhere))
    expect(onServer.references).toEqual(expect.arrayContaining(references))
    expect(onServer.ran).toEqual(entry === '/core' ? 'success' : ['managed-auth'])
  })

  it('has types that are right for every way an ES module is resolved', () => {
    const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js')
    const output = execFileSync(
      process.execPath,
      [attw, tarball.path, '--profile', 'esm-only', '--format', 'json', '--no-definitely-typed'],
      { cwd: folder, encoding: 'utf8' },
    )
    const { analysis, problems } = JSON.parse(output) as {
      analysis: { entrypoints: Record<string, unknown> }
      problems: Record<string, { resolutionKind?: string }[]>
    }
    // An ESM package has nothing to say to `require`, or to resolution from before `exports`.
    const unsupported = ['node10', 'node16-cjs']
    const ours = Object.values(problems)
      .flat()
      .filter(({ resolutionKind }) => !unsupported.includes(resolutionKind ?? ''))

    const manifest = JSON.parse(readFileSync(inPackage('package.json'), 'utf8')) as {
      exports: Record<string, unknown>
    }
    expect(Object.keys(analysis.entrypoints)).toEqual(Object.keys(manifest.exports))
    expect(ours).toEqual([])
  })

  it('marks what needs a browser, and keeps the mark out of the core and the mock', () => {
    const marked = tarball.files.filter(
      (file) =>
        file.endsWith('.js') && /^['"]use client['"]/.test(readFileSync(inPackage(file), 'utf8')),
    )

    expect(marked).toContain('dist/src/components.js')
    expect(marked).toContain('dist/src/hooks.js')
    expect(
      marked.filter((file) => !/^dist\/src\/(panel|([a-z]+-)?(components|hooks))\.js$/.test(file)),
    ).toEqual([])
  })

  it('draws with the runtime of production', () => {
    const files = tarball.files.filter((file) => file.endsWith('.js'))
    const code = files.map((file) => readFileSync(inPackage(file), 'utf8')).join('')

    expect(code).toContain('react/jsx-runtime')
    expect(code).not.toContain('jsx-dev-runtime')
  })

  it('satisfies publint', async () => {
    const { messages } = await publint({ pkgDir: inPackage(''), pack: false, strict: true })

    expect(messages).toEqual([])
  })
})
