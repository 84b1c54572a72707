import '@managed-auth/react/credentials.css'
import { CredentialManager, CredentialVaults } from '@managed-auth/react/credentials'

/** What the assistant signs in with by itself, kept by Managed Auth and shown to nobody. */
export function CredentialsPage() {
  return (
    <>
      <div className="intro">
        <h1>Credentials</h1>
        <p>
          What your assistant may sign in with when nobody is there. Passwords go in and never come
          out again: not here, not to Northwind, not to the assistant.
        </p>
      </div>
      <div className="credentials">
        <CredentialManager handlerUrl="/api/managed-auth" />
        <CredentialVaults handlerUrl="/api/administration" />
      </div>
    </>
  )
}
