import '@managed-auth/react/styles.css'
import { ManagedAuthLogin } from '@managed-auth/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const { searchParams } = new URL(location.href)
const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

createRoot(root).render(
  <StrictMode>
    <ManagedAuthLogin
      connectionId={searchParams.get('id') ?? ''}
      handoffCode={searchParams.get('code') ?? ''}
      baseUrl={searchParams.get('api') ?? ''}
      onRestart={() => undefined}
    />
  </StrictMode>,
)
