import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../stories')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const stories = readdirSync(folder).filter((file) => file.endsWith('.stories.tsx'))

/** Names written down in the list of ready-made scenarios. */
const scenarioNames = () => {
  const list = path.resolve(folder, '../src/mock/scenarios.ts')
  const [, body = ''] =
    /export const scenarios = \{([\s\S]*?)\n\}/.exec(readFileSync(list, 'utf8')) ?? []
  return [...body.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name ?? '')
}

describe('the stories', () => {
  it('show every ready-made scenario', () => {
    const whole = read('scenarios.stories.tsx') + read('network.stories.tsx')
    const played = [...whole.matchAll(/loginStory\(\s*scenarios\.(\w+)/g)].map(([, name]) => name)

    expect(scenarioNames().length).toBeGreaterThan(30)
    expect(scenarioNames().filter((name) => !played.includes(name))).toEqual([])
  })

  it('have no title twice', () => {
    const titles = stories.map((file) => /title: '([^']+)'/.exec(read(file))?.[1])

    expect(new Set(titles).size).toBe(stories.length)
  })
})
