import { useState } from 'react'

interface ViewFrameProps {
  url: string
  title: string
}

const withoutInput = (url: string) => {
  const address = new URL(url)
  address.searchParams.set('readOnly', 'true')
  return address.href
}

/** A browser as it is right now; hands off until somebody wants to help. */
export function ViewFrame({ url, title }: ViewFrameProps) {
  const [helps, setHelps] = useState(false)
  return (
    <div className="view">
      <iframe
        key={String(helps)}
        src={helps ? url : withoutInput(url)}
        title={title}
        referrerPolicy="no-referrer"
        allow="clipboard-read; clipboard-write"
      />
      <label className="switch">
        <input
          type="checkbox"
          checked={helps}
          onChange={({ target }) => setHelps(target.checked)}
        />
        Use mouse and keyboard in it
      </label>
    </div>
  )
}
