import type Kernel from '@onkernel/sdk'

type State = Extract<
  Kernel.Auth.Connections.ConnectionFollowResponse,
  { event: 'managed_auth_state' }
>

/** What came of a login: the storage names of what was asked, pause by pause, and its end. */
export interface LoginEnd {
  asked: string[][]
  status: State['flow_status'] | undefined
  problem: string | undefined
}

/** Logs in to the end, and answers the pauses in turn. */
export async function logIn(
  kernel: Kernel,
  id: string,
  answers: Record<string, string>[] = [],
  overrides: Kernel.Auth.Connections.ConnectionLoginParams = {},
): Promise<LoginEnd> {
  const left = [...answers]
  const asked: string[][] = []
  let last: State | undefined
  await kernel.auth.connections.login(id, overrides)
  for await (const event of await kernel.auth.connections.follow(id)) {
    if (event.event !== 'managed_auth_state') continue
    last = event
    if (event.flow_step !== 'AWAITING_INPUT') continue
    asked.push((event.fields ?? []).map(({ ref }) => ref))
    const fields = left.shift()
    if (!fields) throw new Error(`Asked once too often: ${asked.at(-1)}`)
    await kernel.auth.connections.submit(id, { fields })
  }
  return { asked, status: last?.flow_status, problem: last?.website_error }
}
