import { type LoginFlow, useCountdown } from '@managed-auth/react/headless'

/** Appears when the login is about to end, and counts alone: nothing else is drawn again. */
export function TimeLeft({ expiry }: Pick<LoginFlow, 'expiry'>) {
  const secondsLeft = useCountdown(expiry?.warning ? expiry : undefined)
  if (secondsLeft === undefined) return null
  const minutes = Math.floor(secondsLeft / 60)
  const seconds = String(secondsLeft % 60).padStart(2, '0')
  return (
    <p className="lc-time" role="timer">
      {minutes}:{seconds} left
    </p>
  )
}
