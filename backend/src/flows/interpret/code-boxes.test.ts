import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Control, Snapshot } from '../snapshot.ts'
import { codeBoxes } from './code-boxes.ts'

const saved = join(import.meta.dirname, '../../../test/snapshots/code-boxes-fr.json')
const { controls }: Snapshot = JSON.parse(readFileSync(saved, 'utf8'))
const limited = controls.filter(({ maxLength }) => maxLength === 1)

const named = (name: (at: number) => string): Control[] =>
  limited.map((box, at) => ({ ...box, name: name(at), id: '', type: 'tel', maxLength: undefined }))

it('sees a row of one-character boxes', () => {
  expect(codeBoxes(controls)).toEqual(limited)
})

it('sees boxes without a limit by what they are named after', () => {
  expect(codeBoxes(named((at) => `otpCode-${at}`))).toHaveLength(limited.length)
})

it('sees none in boxes that are numbered after something else', () => {
  expect(codeBoxes(named((at) => `guest-${at}`))).toEqual([])
})
