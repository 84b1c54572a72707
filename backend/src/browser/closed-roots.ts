import type { CDPSession, Page } from 'playwright-core'

interface DomNode {
  children?: DomNode[] | undefined
  contentDocument?: DomNode | undefined
  shadowRoots?: (DomNode & { backendNodeId: number; shadowRootType?: string | undefined })[]
}

/** Pages have a handful; a page with more draws something else in them. */
const mostRoots = 40

/**
 * Lets whoever looks at the page see into roots that its markup closed (`shadowrootmode="closed"`):
 * no script of ours runs when the parser attaches them, so the debugger hands them out. Those that
 * scripts attach are kept open from the start, see `openShadows`.
 *
 * @returns How many there were.
 */
export async function openClosedRoots(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const closed = closedIn(root).slice(0, mostRoots)
    for (const backendNodeId of closed) await open(session, backendNodeId)
    return closed.length
  } finally {
    await session.detach().catch(() => undefined)
  }
}

async function open(session: CDPSession, backendNodeId: number): Promise<void> {
  const { object } = await session.send('DOM.resolveNode', { backendNodeId })
  if (!object.objectId) return
  await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () {
      Object.defineProperty(this.host, 'shadowRoot', { configurable: true, value: this })
    }`,
  })
}

function closedIn(node: DomNode): number[] {
  const roots = node.shadowRoots ?? []
  const closed = roots.filter(({ shadowRootType }) => shadowRootType === 'closed')
  const inside = [
    ...roots,
    ...(node.children ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ]
  return [...closed.map(({ backendNodeId }) => backendNodeId), ...inside.flatMap(closedIn)]
}
