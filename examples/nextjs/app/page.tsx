import { Connect } from './connect'

export const dynamic = 'force-dynamic'

export default function Page() {
  return (
    <main>
      <h1>Connect an account</h1>
      <Connect suggestion={process.env.SUGGESTED_SITE ?? 'harbor.localhost:5170'} />
    </main>
  )
}
