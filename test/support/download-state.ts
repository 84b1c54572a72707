import type Kernel from '@onkernel/sdk'

/** The state of a profile as JSON. That form is ours: the SDK's own types name archives alone. */
export const downloadState = (kernel: Kernel, profile: string): Promise<Response> =>
  kernel.profiles.download(profile, {}, { query: { format: 'json' } })
