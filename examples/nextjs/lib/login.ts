/** What a browser gets to run one login: nothing in it outlives that login. */
export interface Login {
  connectionId: string
  handoffCode: string
}
