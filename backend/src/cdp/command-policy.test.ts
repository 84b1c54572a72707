import { expect, it } from 'vitest'
import { judge } from './command-policy.ts'

const kindOf = (method: string, params?: Record<string, unknown>) =>
  judge({ id: 1, method, params }).kind

it.each([
  ['Page.navigate', { url: 'https://example.com/' }],
  ['Page.navigate', { url: 'about:blank' }],
  ['Target.createTarget', { url: '' }],
  ['Target.setAutoAttach', { autoAttach: true, flatten: true, waitForDebuggerOnStart: true }],
  ['Runtime.evaluate', { expression: '1 + 1' }],
  ['Input.dispatchKeyEvent', { type: 'char', text: 'a' }],
  ['Input.dispatchDragEvent', { type: 'drop', data: { items: [], dragOperationsMask: 1 } }],
  ['Browser.getVersion', undefined],
])('lets %s %j through', (method, params) => {
  expect(kindOf(method, params)).toBe('pass')
})

it.each([
  ['Page.navigate', { url: 'file:///etc/passwd' }],
  ['Page.navigate', { url: ' FILE:///etc/passwd' }],
  ['Page.navigate', { url: 'view-source:file:///etc/passwd' }],
  ['Page.navigate', { url: 'chrome://settings' }],
  ['Page.navigate', { url: 'filesystem:http://a/temporary/x' }],
  ['Page.navigate', { url: 'file://[' }],
  ['Target.createTarget', { url: 'file:///etc/passwd' }],
  ['Target.createTarget', { url: 'devtools://devtools/bundled/inspector.html' }],
  ['Network.loadNetworkResource', { url: 'file:///etc/passwd' }],
  ['Fetch.continueRequest', { requestId: '1', url: 'file:///etc/passwd' }],
  ['Target.createBrowserContext', { proxyServer: 'http://10.0.0.1:3128' }],
  ['DOM.setFileInputFiles', { files: ['/etc/passwd'] }],
  ['Input.dispatchDragEvent', { type: 'drop', data: { files: ['/etc/passwd'] } }],
  ['Target.createBrowserContext', { originsWithUniversalNetworkAccess: ['https://a.example'] }],
  ['Target.exposeDevToolsProtocol', { targetId: 'x' }],
  ['Target.sendMessageToTarget', { message: '{"method":"Page.navigate"}' }],
  ['Browser.close', undefined],
  ['Extensions.loadUnpacked', { path: '/tmp/x' }],
  ['FileSystem.getDirectory', undefined],
  ['SystemInfo.getInfo', undefined],
  ['constructor.x', undefined],
])('refuses %s %j', (method, params) => {
  expect(kindOf(method, params)).toBe('refuse')
})

it('takes a wish for downloads without fulfilling it: clients send it unasked', () => {
  expect(kindOf('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: '/' })).toBe(
    'answer',
  )
})
