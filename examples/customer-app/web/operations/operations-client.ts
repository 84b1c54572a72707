import { createStatusClient } from '@managed-auth/react/status'

/** Asks what operators may see, unlike the handler for our users. */
export const operations = createStatusClient({ handlerUrl: '/api/operations' })
