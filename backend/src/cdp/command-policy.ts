/** One command of the Chrome DevTools Protocol, as a client sends it. */
export interface Command {
  id: number
  method: string
  params?: Record<string, unknown> | undefined
  sessionId?: string | undefined
}

export type Verdict =
  | { kind: 'pass' }
  /** Answered as if it had been done: clients send it without a need. */
  | { kind: 'answer' }
  | { kind: 'refuse'; message: string }

/**
 * What an agent may do in its browser: whatever happens inside of pages. The other domains reach the
 * machine around it.
 */
const domains = new Set([
  ...['Accessibility', 'Animation', 'Audits', 'Autofill', 'Browser', 'CSS', 'CacheStorage'],
  ...['Console', 'DOM', 'DOMDebugger', 'DOMSnapshot', 'DOMStorage', 'Debugger', 'Emulation'],
  ...[
    'EventBreakpoints',
    'FedCm',
    'Fetch',
    'HeapProfiler',
    'IO',
    'IndexedDB',
    'Input',
    'Inspector',
  ],
  ...['LayerTree', 'Log', 'Media', 'Network', 'Overlay', 'Page', 'Performance'],
  ...[
    'PerformanceTimeline',
    'Profiler',
    'Runtime',
    'Security',
    'ServiceWorker',
    'Storage',
    'Target',
  ],
  ...['Tracing', 'WebAudio', 'WebAuthn'],
])

/** Where a command would lead out of the pages, by what it does. */
const refused: Record<string, string> = {
  'Browser.close': 'End the browser with DELETE /browsers/{id}.',
  'Browser.crash': 'End the browser with DELETE /browsers/{id}.',
  'Browser.crashGpuProcess': 'End the browser with DELETE /browsers/{id}.',
  'Browser.getBrowserCommandLine': 'How the browser was started is not told.',
  'Browser.executeBrowserCommand': 'There is no window to do this in.',
  'DOM.getFileInfo': 'Files of the machine cannot be reached.',
  'DOM.setFileInputFiles': 'Files of the machine cannot be reached. Send what is to be uploaded.',
  'Page.crash': 'End the browser with DELETE /browsers/{id}.',
  'Target.exposeDevToolsProtocol': 'Pages are not given the protocol.',
  'Target.openDevTools': 'There is no window to do this in.',
  'Target.sendMessageToTarget': 'Attach with flatten: true and send with a sessionId.',
  'Target.setRemoteLocations': 'Other browsers cannot be reached.',
}

/** Downloads would be written to the machine: none are, and a client that allows them hears no error. */
const answered = new Set(['Browser.setDownloadBehavior', 'Page.setDownloadBehavior'])

const schemes = ['http:', 'https:', 'about:', 'data:', 'blob:', 'ws:', 'wss:']

/** Whether an address is one of the web, and not of the machine or the browser itself. */
function isOfTheWeb(url: unknown): boolean {
  if (typeof url !== 'string') return true
  const parsed = URL.parse(url)
  return parsed ? schemes.includes(parsed.protocol) : !url.includes(':')
}

/** What is dragged onto a page may name files of the machine, which the page could then read. */
const dragsFiles = ({ data }: Record<string, unknown>): boolean =>
  typeof data === 'object' && data !== null && 'files' in data

/** What becomes of a command. */
export function judge({ method, params = {} }: Command): Verdict {
  const [domain = ''] = method.split('.')
  if (!domains.has(domain)) {
    return { kind: 'refuse', message: `${domain} reaches beyond the pages of the browser.` }
  }
  if (answered.has(method)) return { kind: 'answer' }
  const reason = Object.hasOwn(refused, method) ? refused[method] : undefined
  if (reason !== undefined) return { kind: 'refuse', message: reason }
  if (!isOfTheWeb(params.url)) {
    return { kind: 'refuse', message: 'Only addresses of the web can be opened.' }
  }
  if (params.proxyServer !== undefined) {
    return { kind: 'refuse', message: 'Name the proxy with proxy_id when you create the browser.' }
  }
  if (dragsFiles(params)) {
    return { kind: 'refuse', message: 'Files of the machine cannot be reached. Drag their bytes.' }
  }
  if (params.originsWithUniversalNetworkAccess !== undefined) {
    return { kind: 'refuse', message: 'No page reaches more than a page does.' }
  }
  return { kind: 'pass' }
}
