'use server'

import type { Login } from '../lib/login'
import { createKernel } from '../lib/managed-auth'

/**
 * Starts a login on behalf of the person who is signed in to this app. Asks for none, as the
 * example has no accounts: check your own session here, and use its user as the profile.
 */
export async function startLogin(domain: string): Promise<Login> {
  const { auth } = createKernel()
  const connection = await auth.connections.create({ domain, profile_name: 'demo-user' })
  const { handoff_code } = await auth.connections.login(connection.id)
  if (!handoff_code) throw new Error('The login has no handoff code.')
  return { connectionId: connection.id, handoffCode: handoff_code }
}
