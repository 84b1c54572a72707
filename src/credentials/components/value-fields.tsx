'use client'

import { useEffect, useRef, useState } from 'react'
import type { Credential } from '#protocol'
import { Button } from './button.tsx'
import { inputName, type ValueRow } from './credential-draft.ts'
import { Field, masked } from './field.tsx'
import { useCredentialLook } from './look.tsx'
import { StoredNote } from './stored-note.tsx'
import { dateWords, wordsFor } from './words.ts'

interface ValueFieldsProps {
  credential: Credential | undefined
  rows: ValueRow[]
  onRowsChange: (rows: ValueRow[]) => void
  /** What is wrong with an input, by its name. */
  wordsOf: (name: string) => string | undefined
  onMend: (name: string) => void
}

/** What is typed at the site. Any of it may be left to be asked for. */
export function ValueFields(props: ValueFieldsProps) {
  const { credential, rows, onRowsChange, wordsOf, onMend } = props
  const { part, text } = useCredentialLook()
  const change = (id: number, news: Partial<ValueRow>) =>
    onRowsChange(rows.map((row) => (row.id === id ? { ...row, ...news } : row)))
  const [added, setAdded] = useState<number>()
  const add = () => {
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1
    setAdded(id)
    onRowsChange([...rows, { id, key: undefined, stored: false, removed: false }])
  }
  const hasStored = rows.some(({ stored }) => stored)
  return (
    <fieldset {...part('group')}>
      <legend {...part('legend')}>{text.values}</legend>
      <p {...part('hint')}>
        {hasStored && credential
          ? text.stored(dateWords(credential.updated_at, text))
          : text.valuesHint}
      </p>
      {rows.map((row) => (
        <ValueField
          key={row.id}
          row={row}
          takesFocus={added === row.id}
          wordsOf={wordsOf}
          onMend={onMend}
          onRemovedChange={(removed) => change(row.id, { removed })}
        />
      ))}
      <Button of="button" onClick={add}>
        {text.addValue}
      </Button>
    </fieldset>
  )
}

interface ValueFieldProps extends Pick<ValueFieldsProps, 'wordsOf' | 'onMend'> {
  row: ValueRow
  /** It was just asked for. */
  takesFocus: boolean
  onRemovedChange: (removed: boolean) => void
}

function ValueField({ row, takesFocus, wordsOf, onMend, onRemovedChange }: ValueFieldProps) {
  const { text } = useCredentialLook()
  const { key, stored, removed } = row
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) first.current?.focus()
  }, [takesFocus])
  const name = inputName.value(row)
  const label = key === undefined ? text.value : (wordsFor(text.fields, key) ?? key)
  return (
    <>
      {key === undefined && (
        <Field
          inputRef={first}
          name={inputName.valueName(row)}
          label={text.valueName}
          hint={text.valueNameHint}
          error={wordsOf(inputName.valueName(row))}
          onChange={() => onMend(inputName.valueName(row))}
        />
      )}
      <Field
        name={name}
        label={label}
        // Whoever adds a value of their own, or replaces one, may have company.
        secret={stored || key === undefined || key === 'password'}
        error={wordsOf(name)}
        readOnly={removed}
        placeholder={stored && !removed ? masked : undefined}
        onChange={() => onMend(name)}
      >
        {stored && <StoredNote label={label} removed={removed} onRemovedChange={onRemovedChange} />}
      </Field>
    </>
  )
}
