import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { interpret } from '../../src/flows/interpret/interpret.ts'
import type { Snapshot } from '../../src/flows/snapshot.ts'
import { pageNames } from '../serve-pages.ts'
import { summaryOf } from '../summary.ts'
import { expected } from './expected.ts'

function load(name: string): Snapshot {
  return JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8'))
}

function see(name: string, change: (snapshot: Snapshot) => Snapshot = (snapshot) => snapshot) {
  const snapshot = change(load(name))
  const after = expected[name]?.after
  const context = after === undefined ? {} : { before: change(load(after)), justSubmitted: true }
  const sighting = interpret(snapshot, context)
  return { snapshot, sighting, summary: summaryOf(sighting, snapshot) }
}

const summaries = Object.entries(expected).map(([name, { after: _, ...summary }]) => ({
  name,
  summary,
}))

describe('saved pages', () => {
  it('has a verdict for every page', () => {
    const saved = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'))
    expect(
      Object.keys(expected)
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual(saved.sort())
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(pageNames))
  })

  it.each(summaries)('understands $name', ({ name, summary }) => {
    expect(see(name).summary).toEqual(summary)
  })

  it.each(summaries)('asks on $name for nothing that cannot be seen', ({ name }) => {
    const { snapshot, sighting } = see(name)
    const asked =
      sighting.kind === 'input'
        ? [...sighting.fields, ...sighting.choices].map((o) => o.target)
        : []
    expect(asked.filter((node) => !snapshot.controls[node]?.visible)).toEqual([])
  })

  it.each(summaries)('gives evidence for $name without words of the page', ({ name }) => {
    const { sighting } = see(name)
    for (const sign of sighting.evidence) expect(sign).toMatch(/^[a-z-]+$/)
  })
})

// What a site can change from one release to the next without changing what it asks for.
const changes: { change: string; apply: (snapshot: Snapshot) => Snapshot }[] = [
  {
    change: 'its classes are renamed',
    apply: onControls((control) => ({ ...control, className: `css-${control.node}x` })),
  },
  {
    change: 'everything is wrapped once more',
    apply: onControls((control) => ({ ...control, path: control.path.replace('/', '/0/0/') })),
  },
  {
    change: 'it is moved down by a banner',
    apply: onControls((control) => ({
      ...control,
      box: { ...control.box, y: control.box.y + 300 },
    })),
  },
  {
    change: 'hidden controls are added before everything',
    apply: (snapshot) => ({
      ...snapshot,
      controls: snapshot.controls.flatMap((control) => [
        { ...control, node: control.node * 2, visible: false },
        { ...control, node: control.node * 2 + 1 },
      ]),
      messages: snapshot.messages.map((message) => ({ ...message, control: undefined })),
    }),
  },
  {
    change: 'a search box and a letter to subscribe to are added',
    apply: (snapshot) => ({
      ...snapshot,
      controls: [...snapshot.controls, ...bystanders(snapshot)],
    }),
  },
]

function onControls(
  change: (control: Snapshot['controls'][number]) => Snapshot['controls'][number],
) {
  return (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    controls: snapshot.controls.map(change),
  })
}

/** Taken from a page that has both, as forms of their own. */
function bystanders({ controls }: Snapshot) {
  const from = load('search-newsletter-login').controls
  const login = from.find(({ type }) => type === 'password')?.form
  return from
    .filter(({ form }) => form !== login)
    .map((control, index) => ({
      ...control,
      node: controls.length + index,
      form: 100 + (control.form ?? 0),
      dialog: undefined,
      path: `0/1/90/${control.path}`,
    }))
}

describe.each(changes)('a page keeps its meaning when $change', ({ apply }) => {
  it.each(summaries)('$name', ({ name, summary }) => {
    expect(see(name, apply).summary).toEqual(summary)
  })
})
