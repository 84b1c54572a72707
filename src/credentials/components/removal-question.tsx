'use client'

import { useCredentialUses } from '../hooks/use-credential.ts'
import { Spinner } from './button.tsx'
import { useCredentialLook } from './look.tsx'
import { Question } from './question.tsx'

interface RemovalQuestionProps {
  id: string
  name: string
  onRemove: () => void
  onKeep: () => void
}

/** Asks before a credential goes, and names what breaks with it. */
export function RemovalQuestion({ id, name, onRemove, onKeep }: RemovalQuestionProps) {
  const { text } = useCredentialLook()
  const uses = useCredentialUses({ id })
  return (
    <Question
      title={text.removeTitle(name)}
      body={text.removeBody}
      confirm={text.removeShort}
      // Whoever has not seen what breaks cannot agree to it.
      pending={uses.isPending}
      onConfirm={onRemove}
      onKeep={onKeep}
    >
      {uses.isPending && (
        <p>
          <Spinner /> {text.loading}
        </p>
      )}
      {uses.isError && <p>{text.unknownUses}</p>}
      {uses.data && <Uses {...uses.data} />}
    </Question>
  )
}

type Uses = NonNullable<ReturnType<typeof useCredentialUses>['data']>

function Uses({ connections, more }: Uses) {
  const { part, text } = useCredentialLook()
  return (
    <>
      <p>{connections.length > 0 ? text.uses : !more && text.noUses}</p>
      {connections.length > 0 && (
        <ul {...part('uses')}>
          {connections.map((connection) => (
            <li key={connection.id}>
              <bdi dir="ltr">{connection.domain}</bdi> (<bdi>{connection.profile_name}</bdi>)
            </li>
          ))}
        </ul>
      )}
      {more && <p>{text.moreUses}</p>}
    </>
  )
}
