import type { Binding } from './ports.ts'

/** Where a profile's saved browser state belongs. */
export const profileBinding = (projectId: string, profileId: string): Binding => ({
  projectId,
  recordId: profileId,
  field: 'state',
})
