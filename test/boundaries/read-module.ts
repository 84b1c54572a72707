import ts from 'typescript'

export interface Import {
  specifier: string
  /** Nothing of it exists at run time. */
  typeOnly: boolean
  line: number
}

export interface Module {
  imports: Import[]
  /** Globals in use: `fetch`, `window`, and dotted ones such as `process.env`. */
  globals: { name: string; line: number }[]
}

/** Reads what a source file imports, in every spelling the language has, and which globals it uses. */
export function readModule(file: string, text: string): Module {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineOf = (node: ts.Node) =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
  const declared = new Set<string>()
  const imports: Import[] = []
  const globals: Module['globals'] = []

  const addImport = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    imports.push({ specifier: specifier.text, typeOnly, line: lineOf(specifier) })
  }

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      addImport(
        node.moduleSpecifier,
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
      )
    } else if (ts.isExportDeclaration(node)) {
      addImport(node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isImportEqualsDeclaration(node)) {
      if (ts.isExternalModuleReference(node.moduleReference)) {
        addImport(node.moduleReference.expression, node.isTypeOnly)
      }
    } else if (ts.isImportTypeNode(node)) {
      if (ts.isLiteralTypeNode(node.argument)) addImport(node.argument.literal, true)
    } else if (ts.isCallExpression(node) && loadsModule(node.expression)) {
      addImport(node.arguments[0], false)
    } else if (ts.isIdentifier(node)) {
      if (isDeclarationName(node)) declared.add(node.text)
      else if (isReference(node)) globals.push({ name: node.text, line: lineOf(node) })
    } else if (ts.isPropertyAccessExpression(node)) {
      const owner = node.expression.getText(source)
      const name = owner === 'globalThis' ? node.name.text : `${owner}.${node.name.text}`
      globals.push({ name, line: lineOf(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  // A name the file declares anywhere counts as its own: precise enough for a check of imports.
  return { imports, globals: globals.filter(({ name }) => !declared.has(name.replace(/\..*/, ''))) }
}

const loadsModule = (callee: ts.Expression) =>
  callee.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(callee) && callee.text === 'require')

const isDeclarationName = (node: ts.Identifier) => {
  const { parent } = node
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isImportClause(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === node
  )
}

/** Whether the identifier reads a value, rather than naming a member, an attribute or a type. */
const isReference = (node: ts.Identifier) => {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isJsxAttribute(parent)) return false
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false
  if (ts.isBindingElement(parent)) return parent.propertyName !== node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  const isName = (parent as { name?: ts.Node }).name === node
  return !isName
}
