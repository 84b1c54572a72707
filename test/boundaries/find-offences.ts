import { builtinModules } from 'node:module'
import path from 'node:path'
import { readModule } from './read-module.ts'
import { aliases, publicEntries, type Room, type Rule, rooms, rules } from './rules.ts'

const entryFiles = new Set(Object.values(publicEntries))

/** The room a file stands in, if any rule is about it. */
const roomOf = (file: string): Room | undefined =>
  (Object.keys(rooms) as Room[]).find((room) => rooms[room].test(file))

/**
 * Holds one file against the rules.
 *
 * @param file - Path from the repository's root, with forward slashes.
 * @returns One sentence an offence: file, line, import and the broken arrow.
 */
export function findOffences(file: string, text: string): string[] {
  const room = roomOf(file)
  if (!room) return [`${file}: stands in no room of test/boundaries/rules.ts`]
  const rule = rules[room]
  const { imports, globals } = readModule(file, text)
  return [
    ...imports.flatMap(({ specifier, typeOnly, line }) => {
      const target = targetOf(file, specifier)
      if (isAllowed(room, rule, target, typeOnly)) return []
      const how = typeOnly ? 'type import' : 'import'
      return [`${file}:${line}: ${how} '${specifier}' breaks ${room} -> ${target.name}`]
    }),
    ...globals
      .filter(({ name }) => rule.neverUses?.includes(name) && file !== rule.exceptIn)
      .map(({ name, line }) => `${file}:${line}: ${room} never uses ${name}`),
  ]
}

type Target =
  | { kind: 'file'; name: string; room: Room | undefined; isEntry: boolean }
  | { kind: 'package'; name: string }

function targetOf(file: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return fileTarget(path.posix.join(path.posix.dirname(file), bare))
  const ours = publicEntries[bare] ?? aliases[bare]
  if (ours) return fileTarget(ours)
  if (bare.startsWith('node:') || builtinModules.includes(bare)) return packageTarget('node')
  // A deep path into one of our own packages is no public entry, so it stays as it was written.
  if (bare.startsWith('@managed-auth/')) return packageTarget(bare)
  return packageTarget(bare.split('/', bare.startsWith('@') ? 2 : 1).join('/'))
}

const packageTarget = (name: string): Target => ({ kind: 'package', name })

const fileTarget = (name: string): Target => {
  const room = roomOf(name)
  return { kind: 'file', name: room ?? name, room, isEntry: entryFiles.has(name) }
}

function isAllowed(room: Room, rule: Rule, target: Target, typeOnly: boolean): boolean {
  if (target.kind === 'package') {
    if (target.name.startsWith('@managed-auth/')) return false
    if (rule.packages === 'any') return true
    return rule.packages.some((allowed) =>
      allowed.endsWith('/*')
        ? target.name.startsWith(allowed.slice(0, -1))
        : target.name === allowed,
    )
  }
  if (target.isEntry && rule.rooms.includes('public entry')) return true
  if (!target.room) return false
  if (target.room === room || rule.rooms.includes(target.room)) return true
  return typeOnly && (rule.typesOf?.includes(target.room) ?? false)
}
