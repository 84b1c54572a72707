import '../../src/styles.ts'
import '../../src/styles/credentials.ts'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupWorker } from 'msw/browser'
import encodeQr from 'qr'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { CredentialForm, CredentialManager, readQr } from '../../src/credentials.ts'
import { createMockCredentials, type MockCredential } from '../../src/mock/index.ts'

const uri = 'otpauth://totp/Harbor:ada?secret=JBSWY3DPEHPK3PXP&issuer=Harbor&digits=8'
const network = setupWorker()

beforeAll(() => network.start({ quiet: true, onUnhandledRequest: 'bypass' }))
afterEach(() => {
  cleanup()
  network.resetHandlers()
})
afterAll(() => network.stop())

/** A picture as a person takes it of a screen: dark on light, or the reverse of it on nothing. */
async function picture(text: string, paint: { ink: string; paper: string } = black): Promise<File> {
  const squares = encodeQr(text, 'raw', { border: 4 })
  const size = 6
  const canvas = new OffscreenCanvas(squares.length * size, squares.length * size)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('Chromium draws.')
  context.fillStyle = paint.paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = paint.ink
  squares.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) context.fillRect(x * size, y * size, size, size)
    })
  })
  return new File([await canvas.convertToBlob()], 'code.png', { type: 'image/png' })
}
const black = { ink: '#000', paper: '#fff' }

const kept: MockCredential = {
  ...{ name: 'Work', domain: 'harbor.example', value_keys: ['email', 'password'] },
  connections: ['harbor.example'],
}

async function openForm(credentials: MockCredential[] = []) {
  const mock = createMockCredentials({ credentials })
  network.use(...mock.handlers)
  const person = userEvent.setup()
  const { container } = render(<CredentialManager />)
  await person.click(await screen.findByRole('button', { name: 'Add a sign-in' }))
  const key = screen.getByLabelText<HTMLInputElement>(/^Authenticator key/)
  return { mock, person, key, container }
}

it('reads a QR code in a picture, on transparent ground as well', async () => {
  expect(await readQr(await picture(uri))).toBe(uri)
  expect(await readQr(await picture(uri, { ink: '#123', paper: 'transparent' }))).toBe(uri)
})

it('says so when a picture has none, or is no picture', async () => {
  const blank = new OffscreenCanvas(80, 80)
  blank.getContext('2d')?.fillRect(0, 0, 80, 80)

  expect(await readQr(await blank.convertToBlob())).toBeUndefined()
  expect(await readQr(new File(['words'], 'words.png', { type: 'image/png' }))).toBeUndefined()
})

it('takes the key from a chosen picture, masked, and makes its codes', async () => {
  const { person, key, container } = await openForm()
  const chooser = container.querySelector<HTMLInputElement>('input[type="file"]')
  if (!chooser) throw new Error('There is no input for a picture.')

  await person.upload(chooser, await picture(uri))
  await screen.findByText('The key was read from the QR code.', { selector: '[data-part="hint"]' })
  await person.click(screen.getByRole('button', { name: 'Get code' }))

  expect(key).toHaveProperty('value', uri)
  expect(key.type).toBe('password')
  const code = await screen.findByRole('status', { name: 'One-time code' })
  expect(code.textContent).toMatch(/^\d{8}$/)
})

it('takes the key from a pasted picture, and leaves pasted words alone', async () => {
  const { person, key } = await openForm()
  const clipboard = new DataTransfer()
  clipboard.items.add(await picture(uri))

  key.focus()
  key.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
  )
  await waitFor(() => expect(key.value).toBe(uri))
  await person.clear(key)
  await person.click(key)
  await person.paste('JBSW Y3DP EHPK 3PXP')

  expect(key.value).toBe('JBSW Y3DP EHPK 3PXP')
})

it('refuses the QR code of something else, and keeps what was typed', async () => {
  const { person, key, container } = await openForm()
  const chooser = container.querySelector<HTMLInputElement>('input[type="file"]')
  if (!chooser) throw new Error('There is no input for a picture.')
  await person.type(key, 'JBSWY3DPEHPK3PXP')

  await person.upload(chooser, await picture('https://example.com'))

  await screen.findByText('This QR code is not one for an authenticator app.', {
    selector: '[data-part="field-error"]',
  })
  expect(key.value).toBe('JBSWY3DPEHPK3PXP')
})

it('writes nothing that was typed into the markup of the page', async () => {
  const { person, key, mock } = await openForm()
  await person.type(screen.getByLabelText('Name'), 'Shop')
  await person.type(screen.getByLabelText('Site'), 'shop.example')
  await person.type(screen.getByLabelText('Password'), 'hunter2hunter2')
  await person.type(key, 'JBSWY3DPEHPK3PXP')
  await person.click(screen.getByRole('button', { name: 'Show Password' }))
  await person.click(screen.getByRole('button', { name: 'Get code' }))
  expect(document.documentElement.outerHTML).not.toMatch(/hunter2|JBSWY3DP/)

  await person.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('Shop')

  expect(mock.credentials()).toHaveLength(1)
  expect(document.documentElement.outerHTML).not.toMatch(/hunter2|JBSWY3DP/)
})

it('keeps nothing of a form that was saved, where it stays on the page', async () => {
  const mock = createMockCredentials()
  network.use(...mock.handlers)
  const person = userEvent.setup()
  const { container } = render(<CredentialForm />)
  await person.type(screen.getByLabelText('Name'), 'Shop')
  await person.type(screen.getByLabelText('Site'), 'shop.example')
  await person.type(screen.getByLabelText('Password'), 'hunter2hunter2')
  await person.type(screen.getByLabelText(/^Authenticator key/), 'JBSWY3DPEHPK3PXP')
  await person.click(screen.getByRole('button', { name: 'Get code' }))
  await screen.findByRole('status', { name: 'One-time code' })

  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Add a sign-in'))

  expect([...container.querySelectorAll('input')].map(({ value }) => value).join('')).toBe('')
  expect(screen.queryByRole('status', { name: 'One-time code' })).toBeNull()
  expect(mock.credentials()).toHaveLength(1)
})

it('shows after a change what is stored now', async () => {
  const mock = createMockCredentials({ credentials: [kept] })
  network.use(...mock.handlers)
  const person = userEvent.setup()
  render(<CredentialForm credentialId={mock.credentials()[0]?.id} />)
  await person.click(await screen.findByRole('button', { name: 'Remove E-mail' }))

  await person.click(screen.getByRole('button', { name: 'Save' }))

  await screen.findByLabelText('User name or e-mail')
  expect(screen.queryByLabelText('E-mail')).toBeNull()
})

it('moves the focus with what it shows, and can be left by keyboard', async () => {
  const mock = createMockCredentials({ credentials: [kept] })
  network.use(...mock.handlers)
  const person = userEvent.setup()
  render(<CredentialManager />)
  const edit = await screen.findByRole('button', { name: 'Edit Work' })
  expect(document.activeElement).toBe(document.body)

  edit.focus()
  await person.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Edit Work'))
  screen.getByRole('button', { name: 'Cancel' }).focus()
  await person.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Saved sign-ins'))

  const remove = screen.getByRole('button', { name: 'Delete Work' })
  remove.focus()
  await person.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Delete Work?'))
  await person.keyboard('{Escape}')
  expect(document.activeElement).toBe(remove)
})

it('says aloud what was saved and deleted', async () => {
  const mock = createMockCredentials({ credentials: [kept] })
  network.use(...mock.handlers)
  const person = userEvent.setup()
  const { container } = render(<CredentialManager />)
  const said = () => container.querySelector('[data-part="announcer"]')?.textContent

  await person.click(await screen.findByRole('button', { name: 'Edit Work' }))
  await person.type(await screen.findByLabelText('E-mail'), 'ada@harbor.example')
  await person.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(said()).toBe('Work was saved.'))
  await person.click(await screen.findByRole('button', { name: 'Delete Work' }))
  await screen.findByText('harbor.example', { selector: 'li li bdi' })
  await person.click(screen.getByRole('button', { name: 'Delete' }))

  await waitFor(() => expect(said()).toBe('Work was deleted.'))
})
