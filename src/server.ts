export type { Access, Permission } from './server/access.ts'
export {
  createManagedAuthHandler,
  type ManagedAuthHandlerOptions,
} from './server/create-managed-auth-handler.ts'
