import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { publicEntries } from '../boundaries/rules.ts'

export interface Example {
  /** Document and line, for messages. */
  place: string
  /** A file name that no file has, beside the sources it imports. */
  fileName: string
  code: string
}

/** The fenced `ts` and `tsx` blocks of a document. */
export function examplesOf(root: string, document: string): Example[] {
  const text = readFileSync(path.join(root, document), 'utf8')
  return [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)].map(({ 1: extension, 2: code, index }) => {
    const line = text.slice(0, index).split('\n').length
    const name = `${document.replaceAll('/', '-')}-${line}.example.${extension}`
    return { place: `${document}:${line}`, fileName: path.join(root, name), code: code ?? '' }
  })
}

/** Typechecks examples against the sources of the library; each is a module of its own. */
export function compileExamples(root: string, examples: Example[]): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types')],
    customConditions: ['@managed-auth/source'],
    paths: Object.fromEntries(
      Object.entries(publicEntries).map(([name, file]) => [
        name,
        [path.join(root, sourceOf(file))],
      ]),
    ),
  }
  const byName = new Map(examples.map((example) => [example.fileName, example]))
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (name) => byName.get(path.normalize(name))?.code ?? readFile(name)
  host.fileExists = (name) => byName.has(path.normalize(name)) || fileExists(name)

  const program = ts.createProgram([...byName.keys()], options, host)
  return [...byName].flatMap(([fileName, { place }]) => {
    const file = program.getSourceFile(fileName)
    const found = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]
    return found.map(
      ({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
  })
}

/** A stylesheet's entry is code only inside the repository; a host sees its declaration. */
const sourceOf = (file: string) => (/^src\/styles[./]/.test(file) ? 'types/styles.css.d.ts' : file)
