import type { ConnectableSite } from '../server/api-types.ts'
import { Modal } from './modal.tsx'
import { Proof } from './proof.tsx'

interface ProofDialogProps {
  site: ConnectableSite
  onClose: () => void
}

/** The proof of a login that was made earlier. */
export function ProofDialog({ site, onClose }: ProofDialogProps) {
  return (
    <Modal title={site.title} size="wide" onClose={onClose}>
      <Proof site={site} onDone={onClose} />
    </Modal>
  )
}
