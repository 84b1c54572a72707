import { FlowError } from './errors.ts'
import { isPrivateName } from './private-network.ts'

/**
 * Refuses private and loopback targets, unless the operator allows them.
 * @returns Throws for such a host. `field` names what the client sent it as.
 */
export const createPrivateRefusal =
  (allowPrivateNetwork: boolean) =>
  (field: string, hostname: string): void => {
    if (allowPrivateNetwork || !isPrivateName(hostname)) return
    throw new FlowError(
      'private_network_not_allowed',
      `${field} points into a private network, which this server does not visit. For development, start it with MANAGED_AUTH_ALLOW_PRIVATE_NETWORK=true.`,
    )
  }
