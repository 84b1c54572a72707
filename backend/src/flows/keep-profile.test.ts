import { expect, it } from 'vitest'
import { keepProfile } from './keep-profile.ts'
import type { SavedState, Store, Vault } from './ports.ts'
import { Secret } from './secret.ts'

const owner = { projectId: 'proj_1', profileId: 'prof_1', actor: 'mas_1' }
const stateOf = (sites: Record<string, string>) =>
  JSON.stringify({
    cookies: Object.entries(sites).map(([domain, value]) => {
      return { name: 'session', value, domain, path: '/', expires: -1 }
    }),
    origins: [],
  })

/** A profile that somebody else saves so often, right before whoever saves it here. */
function contested(rivals: Record<string, string>[]) {
  let saved = { sealedState: stateOf({ 'a.example': 'old', 'b.example': 'old' }), version: 1 }
  const opened: string[] = []
  const store = { profiles: { saved: async () => saved } } as unknown as Store
  const vault = {
    seal: async (value: Secret) => value.reveal(),
    open: async (text: string, _binding: object, { actor }: { actor: string }) => {
      opened.push(actor)
      return new Secret(text)
    },
  } as unknown as Vault
  const save = async ({ sealedState, basedOn }: SavedState) => {
    const rival = rivals.shift()
    if (rival) saved = { sealedState: stateOf(rival), version: saved.version + 1 }
    if (basedOn !== saved.version) return 'profile_moved' as const
    saved = { sealedState, version: basedOn + 1 }
    return 'done' as const
  }
  const began = { version: 1, state: new Secret(saved.sealedState) }
  return { deps: { store, vault, now: () => new Date() }, save, began, opened, end: () => saved }
}

it('saves what a browser leaves as it is when nobody came between', async () => {
  const { deps, save, began, opened, end } = contested([])
  const state = new Secret(stateOf({ 'a.example': 'mine' }))
  expect(await keepProfile(deps, owner, { began, state }, save)).toBe('done')
  expect(end()).toEqual({ sealedState: state.reveal(), version: 2 })
  expect(opened).toEqual([])
})

it('keeps what others saved meanwhile, however often they are faster', async () => {
  const { deps, save, began, opened, end } = contested([
    { 'a.example': 'theirs', 'b.example': 'old' },
    { 'a.example': 'theirs', 'b.example': 'old', 'c.example': 'theirs' },
  ])
  const state = new Secret(stateOf({ 'a.example': 'old', 'b.example': 'mine' }))
  await keepProfile(deps, owner, { began, state }, save)
  expect(JSON.parse(end().sealedState).cookies).toMatchObject([
    { domain: 'a.example', value: 'theirs' },
    { domain: 'b.example', value: 'mine' },
    { domain: 'c.example', value: 'theirs' },
  ])
  expect(opened).toEqual(['mas_1', 'mas_1'])
})

it('lets a login that was saved meanwhile stand where it only renewed the one before', async () => {
  const { deps, save, began, end } = contested([{ 'a.example': 'login', 'b.example': 'old' }])
  const state = new Secret(stateOf({ 'a.example': 'renewed', 'b.example': 'renewed' }))
  await keepProfile(deps, owner, { began, state, whenBoth: 'saved' }, save)
  expect(JSON.parse(end().sealedState).cookies).toMatchObject([
    { domain: 'a.example', value: 'login' },
    { domain: 'b.example', value: 'renewed' },
  ])
})
