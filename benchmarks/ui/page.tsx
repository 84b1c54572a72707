import { Profiler } from 'react'
import { createRoot } from 'react-dom/client'
import { ManagedAuthLogin } from '../../src/index.ts'

// The page that is measured. Bundled with React's profiling build, which counts what is drawn.

declare global {
  interface Window {
    /** When each step was on screen, by its title: milliseconds since 1970. */
    paintedAt: Record<string, number>
    commits: number
  }
}

window.paintedAt = {}
window.commits = 0

const titleNow = () =>
  document.querySelector('label')?.textContent ?? document.querySelector('h2')?.textContent ?? ''

new MutationObserver(() => {
  const title = titleNow()
  if (window.paintedAt[title] !== undefined) return
  // A frame begins after its callbacks; a message sent from one is read once the frame is drawn.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      window.paintedAt[title] ??= performance.timeOrigin + performance.now()
    }
    port2.postMessage(undefined)
  })
}).observe(document.body, { subtree: true, childList: true, characterData: true })

const count = () => {
  window.commits += 1
}
const page = document.getElementById('page')
if (page) {
  createRoot(page).render(
    <Profiler id="login" onRender={count}>
      <ManagedAuthLogin connectionId="ma_1" handoffCode="code" skipPrime />
    </Profiler>,
  )
}
