import './app.css'
import { createMockServer } from '@managed-auth/react/mock'
import { setupWorker } from 'msw/browser'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

// A real app leaves this out: its server starts the login, and a backend plays it.
const mock = createMockServer()
await setupWorker(...mock.handlers).start({ onUnhandledRequest: 'bypass', quiet: true })

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

createRoot(root).render(
  <StrictMode>
    <App startLogin={mock.startLogin} />
  </StrictMode>,
)
