/** The browser of a flow, by the id a browser session would have: the flow's, without its prefix. */
export const browserIdOf = (flowId: string): string => flowId.slice(flowId.indexOf('_') + 1)
