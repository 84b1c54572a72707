import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface ModalProps {
  title: ReactNode
  size: 'narrow' | 'wide'
  onClose: () => void
  children: ReactNode
}

/** The browser's own modal dialog: focus stays inside, Escape closes, focus returns. */
export function Modal({ title, size, onClose, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // A layout effect ends while the dialog still stands in the page: only then does closing it hand
  // the focus back to the button that opened it.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      className="modal"
      data-size={size}
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Chromium closes without asking when Escape is pressed twice. StrictMode's remount also ends
      // with this event, but then the dialog is open again.
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose()
      }}
    >
      <header className="modal-head">
        <h2 id={titleId}>{title}</h2>
        <button className="close" type="button" aria-label="Close" onClick={onClose}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" stroke="currentColor" strokeWidth="2" />
          </svg>
        </button>
      </header>
      {children}
    </dialog>
  )
}
