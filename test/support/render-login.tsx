import { act } from '@testing-library/react'
import { drawLogin } from './draw-login.tsx'
import { laterPartsHaveCome } from './later-parts.ts'

/**
 * A login in the page of a host, on a client without a network, past consent unless told otherwise.
 * `push` is the server's next word.
 */
export async function renderLogin(...[record, props]: Parameters<typeof drawLogin>) {
  const settled = () => act(async () => void (await laterPartsHaveCome()))
  const login = await drawLogin(record, props)
  await settled()
  return {
    ...login,
    async push(rest: Parameters<typeof login.push>[0]) {
      await login.push(rest)
      await settled()
    },
  }
}
