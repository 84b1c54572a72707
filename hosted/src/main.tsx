import '@managed-auth/react/styles.css'
import './hosted.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { HostedLogin } from './hosted-login.tsx'
import { readPageRequest, withoutCode } from './page-request.ts'
import { readReturnAddresses } from './return-address.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

const address = new URL(window.location.href)
const request = readPageRequest(address)
// Before the first request: nothing this page loads or leads to learns the code.
window.history.replaceState(null, '', withoutCode(address))

const meta = document.querySelector('meta[name="managed-auth-return"]')
document.documentElement.dataset.theme = request.theme

createRoot(root).render(
  <StrictMode>
    <HostedLogin
      request={request}
      addresses={readReturnAddresses(meta?.getAttribute('content'))}
      // Replaced, because going back would find a page whose code is spent.
      leaveFor={(next) => window.location.replace(next)}
    />
  </StrictMode>,
)
