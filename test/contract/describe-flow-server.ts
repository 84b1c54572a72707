import { afterAll, beforeAll, describe } from 'vitest'
import { describeAnswers } from './describe-answers.ts'
import { describeCallers } from './describe-callers.ts'
import { describeEvents } from './describe-events.ts'
import { describeSealed } from './describe-sealed.ts'
import { describeWays } from './describe-ways.ts'
import type { Behaviour, FlowServer } from './flow-server.ts'
import { createFlowSuite } from './flow-suite.ts'

/**
 * What every server of the session endpoints does, over plain HTTP: exchange, retrieve, submit and
 * events. It runs against the mock and against the backend, so that neither can drift from the
 * other, nor from the wire protocol.
 *
 * @param behaviours - What the server's sites can do; the rest of the suite is left out.
 */
export function describeFlowServer(
  name: string,
  behaviours: Behaviour[],
  start: () => Promise<FlowServer>,
) {
  let server: FlowServer
  const suite = createFlowSuite(behaviours, () => server)

  describe(`${name} keeps the contract of a flow server`, () => {
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server?.close())

    describeCallers(suite)
    describeAnswers(suite)
    describeSealed(suite)
    describeEvents(suite)
    describeWays(suite)
  })
}
