import Kernel from '@onkernel/sdk'

/** Where the backend is. Only this app's server talks to it. */
export const managedAuthUrl = process.env.MANAGED_AUTH_URL ?? 'http://localhost:8787'

/** Made when it is needed: a build has no key. */
export function createKernel(): Kernel {
  const apiKey = process.env.MANAGED_AUTH_API_KEY
  if (!apiKey) throw new Error('Set MANAGED_AUTH_API_KEY to the API key of the backend.')
  return new Kernel({ apiKey, baseURL: managedAuthUrl })
}
