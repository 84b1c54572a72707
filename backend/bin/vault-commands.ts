import type { Organisation } from '../src/flows/custody/ports.ts'
import { countLegacy } from '../src/vault/legacy-text.ts'
import { type Progress, resealTexts } from '../src/vault/reseal.ts'
import { rotateKek } from '../src/vault/rotate-kek.ts'
import { rotateKeys } from '../src/vault/rotate-keys.ts'
import { sealedWith } from '../src/vault/sealed-text.ts'
import { shredOrganisation } from '../src/vault/shred.ts'
import { verifyAudit } from '../src/vault/verify-audit.ts'
import type { VaultTools } from './vault-tools.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

/** Rewrites one line of a terminal; elsewhere it adds lines. */
function showProgress(what: string): Progress {
  const end = process.stderr.isTTY ? '\r' : '\n'
  return (done, total) => {
    const isOver = done >= total
    process.stderr.write(`${what}: ${done} of ${total}${isOver ? '\n' : end}`)
  }
}

const living = ({ shreddedAt }: Organisation) => shreddedAt === null

async function status(tools: VaultTools): Promise<number> {
  const { id } = await tools.ring.current()
  const { all, wrapped } = await tools.keys.count(id)
  say(`Key-encryption key ${id}: ${wrapped} of ${all} keys are wrapped by it.`)
  for (const organisation of await tools.organisations.list()) {
    say(`${organisation.id} "${organisation.name}": ${await stateOf(tools, organisation)}`)
    const { sequence } = await tools.audit.head(organisation.id)
    say(`  ${sequence} openings in its audit log`)
  }
  return 0
}

async function stateOf(tools: VaultTools, organisation: Organisation): Promise<string> {
  const { id, shreddedAt, rotationBeganAt } = organisation
  if (shreddedAt) return `shredded on ${shreddedAt.toISOString()}`
  const keys = await tools.keys.ofOrganisation(id)
  const [current] = keys
  if (!current) return 'no keys yet; a worker makes them when it starts'
  const others = await tools.texts.countOthers(id, sealedWith(tools.form, current.id))
  const retired = new Set(keys.filter((key) => key.retiredAt).map(({ version }) => version))
  return [
    `version ${current.version} since ${current.createdAt.toISOString()}`,
    others > 0 && `${others} texts are not sealed to it`,
    retired.size > 0 && `${retired.size} retired versions`,
    rotationBeganAt && 'a rotation was cut short: run "vault rotate-keys" again',
  ]
    .filter(Boolean)
    .join(', ')
}

async function rotateTheKek(tools: VaultTools): Promise<number> {
  // Texts from before organisations had keys hang on the master key itself.
  for (const { id } of (await tools.organisations.list()).filter(living)) {
    if ((await countLegacy(tools.texts, id)) === 0) continue
    const deps = { ...tools, vault: await tools.vault() }
    const { unopened } = await resealTexts(deps, id, showProgress(`${id}: texts of version 1`))
    if (unopened > 0) {
      say(`${unopened} texts of ${id} do not open, so the old key was kept.`)
      return 1
    }
  }
  const { rewrapped, keyEncryptionId } = await rotateKek(tools, showProgress('keys wrapped anew'))
  say(`${rewrapped} keys were wrapped anew. All are wrapped by ${keyEncryptionId}.`)
  return 0
}

async function rotateTheKeys(tools: VaultTools, id: string | undefined): Promise<number> {
  const asked = id === undefined ? await tools.organisations.list() : [await tools.organisation(id)]
  const vault = await tools.vault()
  let unopenedInAll = 0
  for (const organisation of asked.filter(living)) {
    const progress = showProgress(`${organisation.id}: texts sealed anew`)
    const done = await rotateKeys({ ...tools, vault }, organisation, progress)
    unopenedInAll += done.unopened
    const begun = done.isResumed ? 'went on to' : 'has'
    say(`${organisation.id} ${begun} version ${done.version}: ${done.resealed} texts sealed anew.`)
    if (done.unopened > 0) say(`  ${done.unopened} texts did not open and stay as they are.`)
    if (done.destroyed > 0) say(`  ${done.destroyed} retired keys are destroyed.`)
    if (done.waiting > 0) {
      say(
        `  ${done.waiting} retired keys are kept for what may be on its way; a run in an hour destroys them.`,
      )
    }
  }
  return unopenedInAll > 0 ? 1 : 0
}

async function shred(tools: VaultTools, id: string, yes: boolean): Promise<number> {
  const organisation = await tools.organisation(id)
  if (!yes) {
    say(`Nothing that ${id} "${organisation.name}" stored will open again. Add --yes to do it.`)
    return 2
  }
  const { destroyed, coversDumps } = await shredOrganisation(tools, organisation)
  say(`${destroyed} keys of ${id} are destroyed, and the API keys of its projects.`)
  if (!coversDumps) {
    say('A dump from before can still be opened with this master key. Replace it: set')
    say('MANAGED_AUTH_NEXT_MASTER_KEY, run "vault rotate-kek", and destroy the old one.')
  }
  return 0
}

async function verifyTheAudit(tools: VaultTools, id: string | undefined): Promise<number> {
  const chains = id === undefined ? await tools.audit.chains() : [id]
  let broken = 0
  for (const organisationId of chains) {
    const progress = showProgress(`${organisationId}: entries followed`)
    const end = await verifyAudit(tools.audit, organisationId, progress)
    if ('problem' in end) {
      broken += 1
      say(`${organisationId}: BROKEN at entry ${end.sequence}, ${end.problem}`)
    } else {
      say(`${organisationId}: ${end.sequence} entries, whole, up to ${end.hash || 'none'}`)
    }
  }
  return broken > 0 ? 1 : 0
}

export const vaultCommands = {
  status,
  rotateKek: rotateTheKek,
  rotateKeys: rotateTheKeys,
  shred,
  verifyAudit: verifyTheAudit,
}
