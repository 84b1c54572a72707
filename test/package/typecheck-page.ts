import path from 'node:path'
import ts from 'typescript'

const resolutions = {
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  nodenext: {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  },
}

/**
 * Typechecks one file of a host project as strictly as TypeScript can, declarations included.
 *
 * @returns What is wrong in the page or in the library's declarations. Errors in the declarations
 *   of other packages are theirs.
 */
export function typecheckPage(file: string, resolution: keyof typeof resolutions): string[] {
  const program = ts.createProgram([file], {
    ...resolutions[resolution],
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    jsx: ts.JsxEmit.ReactJSX,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  })
  const ours = [file, path.join('node_modules', '@managed-auth')]
  return ts
    .getPreEmitDiagnostics(program)
    .filter(
      ({ file: at }) => !at || ours.some((part) => path.normalize(at.fileName).includes(part)),
    )
    .map((diagnostic) => {
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')
      return `${diagnostic.file?.fileName ?? ''}: ${text}`
    })
}
