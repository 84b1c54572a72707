// What a page loads that draws the component and imports nothing else, as the peers were measured.
export { ManagedAuthLogin } from '../../src/index.ts'
