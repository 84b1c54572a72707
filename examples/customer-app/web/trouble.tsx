interface TroubleProps {
  error: Error
  onRetry: () => void
}

/** Something does not answer: says what to start, and offers to look again. */
export function Trouble({ error, onRetry }: TroubleProps) {
  return (
    <div className="trouble" role="alert">
      <p>{error.message}</p>
      <button className="button quiet" type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  )
}
