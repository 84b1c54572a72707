import { useId } from 'react'
import type { ConnectableSite } from '../server/api-types.ts'

/** Connects a site that is not in the list. */
export function AddressForm({ onConnect }: { onConnect: (site: ConnectableSite) => void }) {
  const id = useId()
  const connect = (form: FormData) => {
    const address = String(form.get('address')).trim()
    onConnect({ key: address, title: address, domain: address, state: 'not-connected' })
  }

  return (
    <section className="another" aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>Another site</h2>
        <p id={`${id}-hint`}>Its address, or the address of its login page.</p>
      </div>
      <form action={connect}>
        <label className="hidden" htmlFor={id}>
          Address of the site
        </label>
        <input
          id={id}
          name="address"
          placeholder="shop.example.com"
          aria-describedby={`${id}-hint`}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          required
        />
        <button className="button" type="submit">
          Connect
        </button>
      </form>
    </section>
  )
}
