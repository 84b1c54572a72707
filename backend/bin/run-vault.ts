import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../src/config.ts'
import { vaultCommands } from './vault-commands.ts'
import { openVaultTools, type VaultTools } from './vault-tools.ts'

const usage = `Usage: node backend/bin/vault <command>

  status                        keys, texts and audit log at a glance
  rotate-kek                    replace the key that wraps the organisations' keys
  rotate-keys [organisation]    give one organisation, or each, new keys and seal its texts to them
  shred <organisation> --yes    destroy the keys of an organisation: nothing it stored opens again
  audit verify [organisation]   follow the chain of everything that was opened

Reads the same variables as the server. A command that was killed is run again: it goes on.
With the embedded database, stop the server first. See docs/security.md.
`

/**
 * The `vault` command.
 * @returns The exit code: 0, 1 when something is not as it must be, 2 for wrong arguments.
 */
export async function runVault(
  args: string[],
  env: Partial<Record<string, string>>,
): Promise<number> {
  const asked = argumentsOf(args)
  if (!asked) {
    process.stderr.write(usage)
    return 2
  }
  let tools: VaultTools | undefined
  try {
    tools = await openVaultTools(readConfig(env))
    return await asked.run(tools)
  } catch (error) {
    // Errors of drivers are of kinds of their own and quote what they were given: kind and code do.
    const isOurs =
      error instanceof ConfigError || (error instanceof Error && error.constructor === Error)
    const { name = 'unknown', code = '' } = (error ?? {}) as { name?: string; code?: string }
    process.stderr.write(`${isOurs ? error.message : `It failed: ${name} ${code}`.trim()}\n`)
    return 1
  } finally {
    await tools?.close()
  }
}

interface Asked {
  run: (tools: VaultTools) => Promise<number>
}

function argumentsOf(args: string[]): Asked | undefined {
  const parsed = parseLeniently(args)
  if (!parsed) return undefined
  const { words, yes } = parsed
  const [first, second, third] = words
  const is = (command: string, most: number) => first === command && words.length <= most
  if (is('status', 1)) return { run: vaultCommands.status }
  if (is('rotate-kek', 1)) return { run: vaultCommands.rotateKek }
  if (is('rotate-keys', 2)) return { run: (tools) => vaultCommands.rotateKeys(tools, second) }
  if (is('shred', 2) && second) return { run: (tools) => vaultCommands.shred(tools, second, yes) }
  if (is('audit', 3) && second === 'verify') {
    return { run: (tools) => vaultCommands.verifyAudit(tools, third) }
  }
  return undefined
}

function parseLeniently(args: string[]): { words: string[]; yes: boolean } | undefined {
  try {
    const options = { yes: { type: 'boolean' } } as const
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    return { words: positionals, yes: values.yes === true }
  } catch {
    return undefined
  }
}
