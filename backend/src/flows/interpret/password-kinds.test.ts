import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Snapshot } from '../snapshot.ts'
import { formsOn } from './forms-on.ts'

const load = (name: string): Snapshot =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../test/snapshots/${name}.json`), 'utf8'),
  )

const fieldsOf = (snapshot: Snapshot) =>
  formsOn(snapshot).flatMap(({ kind, fields }) =>
    fields.map((field) => `${kind} ${field.kind}: ${snapshot.controls[field.target]?.label}`),
  )

it('believes the label of a current password over tokens that keep browsers from filling it', () => {
  expect(fieldsOf(load('change-labelled-current'))).toEqual([
    'change current-password: Current password',
    'change new-password: New password',
    'change new-password: Repeat new password',
    'change other: Characters in the picture',
  ])
})

it('counts one password where a box that is never sent shows it again', () => {
  expect(fieldsOf(load('password-unsent-twin'))).toEqual([
    "login identifier: Identificador d'estudiant",
    'login current-password: Contrasenya',
    'login current-password: Contrasenya',
  ])
})

it('still counts two where both are sent', () => {
  const snapshot = load('password-unsent-twin')
  const sent = {
    ...snapshot,
    controls: snapshot.controls.map((control) =>
      control.type === 'password' && control.name === '' ? { ...control, name: 'two' } : control,
    ),
  }

  expect(formsOn(sent)[0]?.evidence).toContain('two-passwords')
  expect(formsOn(snapshot)[0]?.evidence).not.toContain('two-passwords')
})

it('takes a person’s full name beside a password for a sign-up, except in an order', () => {
  const snapshot = load('sign-up-full-name')
  const order = {
    ...snapshot,
    controls: snapshot.controls.filter(({ type }) => type !== 'password'),
  }

  expect(formsOn(snapshot).map(({ kind }) => kind)).toEqual(['sign-up'])
  expect(formsOn(order)[0]?.evidence).not.toContain('full-name')
})
