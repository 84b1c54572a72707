// @peculiar/x509 asks for metadata of decorators while it loads, and never needs what it hears. To be
// imported before it, until it does without tsyringe.
const none = () => undefined
Object.assign(Reflect, { getMetadata: none, getOwnMetadata: none, defineMetadata: none })
