import { type ConnectionRecord, statusKeys } from '@managed-auth/react/status'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Modal } from '../modal.tsx'
import { operations } from './operations-client.ts'

/** Asks first: what is kept of the login is gone with it. */
export function DeleteConnection({ connection }: { connection: ConnectionRecord }) {
  const { id, domain, profile_name: profile } = connection
  const [asks, setAsks] = useState(false)
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => operations.remove(id),
    async onSuccess() {
      window.location.hash = '#operations'
      await queryClient.invalidateQueries({ queryKey: statusKeys.lists(operations.handlerUrl) })
    },
  })
  return (
    <div className="actions">
      <button className="link" type="button" onClick={() => setAsks(true)}>
        Delete this connection
      </button>
      {asks && (
        <Modal title="Delete this connection?" size="narrow" onClose={() => setAsks(false)}>
          <div className="question">
            <p>
              {domain} of {profile} is checked and signed in no more, and its history is gone. The
              profile and what other connections keep in it stay.
            </p>
            {remove.error && <p role="alert">{remove.error.message}</p>}
            <div className="actions">
              <button
                className="button danger"
                type="button"
                disabled={remove.isPending}
                onClick={() => remove.mutate()}
              >
                Delete
              </button>
              <button className="button quiet" type="button" onClick={() => setAsks(false)}>
                Keep it
              </button>
            </div>
          </div>
        </Modal>
      )}
    </div>
  )
}
