import { useEffect } from 'react'
import { AccountsPage } from './accounts-page.tsx'
import { CredentialsPage } from './credentials-page.tsx'
import { OperationsPage } from './operations/operations-page.tsx'
import { type Page, usePage } from './use-page.ts'

const pages: { page: Page; href: string; title: string }[] = [
  { page: 'accounts', href: '#accounts', title: 'Connected accounts' },
  { page: 'credentials', href: '#credentials', title: 'Credentials' },
  { page: 'operations', href: '#operations', title: 'Operations' },
]

/** What a customer's user finds under "Settings". */
export function App() {
  const { page: shown, id } = usePage()
  useEffect(() => {
    const title = pages.find(({ page }) => page === shown)?.title
    document.title = `${title} · Northwind Agents`
  }, [shown])
  return (
    <>
      <header className="top">
        <a className="brand" href="/">
          <img src={new URL('./compass.svg', import.meta.url).href} alt="" width="30" height="30" />
          Northwind Agents
        </a>
        <nav className="pages" aria-label="Settings">
          {pages.map(({ page, href, title }) => (
            <a key={page} href={href} aria-current={page === shown ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <span className="user">
          <span className="avatar" aria-hidden="true">
            DU
          </span>
          <span className="user-name">Demo user</span>
        </span>
      </header>
      <main>
        {shown === 'accounts' && <AccountsPage />}
        {shown === 'credentials' && <CredentialsPage />}
        {shown === 'operations' && <OperationsPage connectionId={id} />}
      </main>
    </>
  )
}
