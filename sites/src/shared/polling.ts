import { raw } from 'hono/html'

/** Script of a waiting page: asks `path` once a second, and goes on to where it says once it is approved. */
export const leaveWhenApproved = (path: string) =>
  raw(`
const ask = async () => {
  const { approved, next } = await (await fetch('${path}')).json()
  if (approved) location.assign(next)
  else setTimeout(ask, 1000)
}
ask()
`)
