import type { Meta, StoryContext, StoryObj } from '@storybook/react-vite'
import { delay, http } from 'msw'
import { expect, fn, waitFor } from 'storybook/test'
import { credentialWordsOf } from '../.storybook/languages.ts'
import { CredentialManager, type CredentialManagerProps } from '../src/credentials.ts'
import '../src/styles/credentials.ts'
import {
  createManualClock,
  createMockCredentials,
  type MockCredential,
  type MockCredentials,
  type MockVault,
} from '../src/mock/index.ts'
import { oncePerVisit } from './once-per-visit.ts'

type Story = StoryObj<CredentialManagerProps>
type Play = NonNullable<Story['play']>
type PlayContext = Parameters<Play>[0]

const kept: MockCredential[] = [
  {
    ...{ name: 'Work mail', domain: 'mail.example.com', value_keys: ['email', 'password'] },
    ...{ has_totp_secret: true, connections: ['mail.example.com', 'calendar.example.com'] },
  },
  {
    ...{ name: 'Accounting', domain: 'ledger.example', sso_provider: 'google' },
    value_keys: ['company_id', 'password', 'username'],
  },
  { name: 'Only the user name', domain: 'harbor.example', value_keys: ['username'] },
]

const vaults: MockVault[] = [
  { name: 'Team vault', provider_type: 'onepassword' },
  {
    ...{ name: 'Family', provider_type: 'keepass', file: 'family.kdbx' },
    ...{ enabled: false, refuses: 'The master password is wrong.' },
  },
]

const meta: Meta<typeof CredentialManager> = {
  title: 'Credentials',
  component: CredentialManager,
  parameters: { width: 720, credentials: kept, vaults: [] },
  args: { onSaved: fn(), onRemoved: fn() },
  loaders: [
    (context) => {
      const { credentials, vaults, refuses, handlers = [] } = context.parameters
      const mock = oncePerVisit(context.abortSignal, 'credentials', () => {
        const clock = createManualClock(Date.parse('2026-11-20T12:00:00Z'))
        const made = createMockCredentials({ credentials, vaults, clock })
        if (refuses) made.refuse(refuses)
        return made
      })
      context.msw.use(...handlers, ...mock.handlers)
      return { mock }
    },
  ],
  render: (args, { globals }) => (
    <CredentialManager {...args} theme={globals.theme} text={credentialWordsOf(globals)} />
  ),
}
export default meta

const wordsOf = ({ globals }: Pick<StoryContext, 'globals'>) => credentialWordsOf(globals)
const mockOf = ({ loaded }: PlayContext) => loaded.mock as MockCredentials

async function press({ canvas, userEvent }: PlayContext, name: string | RegExp) {
  await userEvent.click(await canvas.findByRole('button', { name }, { timeout: 5_000 }))
}

async function enter({ canvas, userEvent }: PlayContext, label: string, value: string) {
  const input = await canvas.findByLabelText(new RegExp(`^${label}`), { selector: 'input' })
  await userEvent.clear(input)
  await userEvent.type(input, value)
}

const seesText = ({ canvas }: PlayContext, words: string | RegExp) =>
  canvas.findByText(words, undefined, { timeout: 5_000 })

/** What a key of twelve characters becomes; no site gave it. */
const shortKey = 'JBSWY3DPEHPK'
const usualKey = 'JBSWY3DPEHPK3PXP'

export const List: Story = {
  play: async (context) => {
    await seesText(context, 'Work mail')
    await expect(context.canvas.getAllByRole('listitem')).toHaveLength(kept.length)
  },
}

export const Empty: Story = {
  parameters: { credentials: [] },
  play: async (context) => {
    await seesText(context, wordsOf(context).empty)
  },
}

export const Loading: Story = {
  parameters: { handlers: [http.get('*/credentials', () => delay('infinite'))] },
  play: async (context) => {
    await seesText(context, wordsOf(context).loading)
  },
}

export const Problem: Story = {
  parameters: { refuses: 'forbidden' },
  play: async (context) => {
    await seesText(context, wordsOf(context).problems.forbidden)
  },
}

export const Many: Story = {
  parameters: {
    credentials: Array.from({ length: 45 }, (_, index) => ({
      ...{ name: `Branch ${index + 1}`, domain: `branch-${index + 1}.example.com` },
      value_keys: ['username', 'password'],
    })),
  },
  play: async (context) => {
    const { canvas, userEvent } = context
    await press(context, wordsOf(context).showMore)
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(40))
    await userEvent.type(canvas.getByRole('searchbox'), 'branch-4')
    await waitFor(() => expect(canvas.getAllByRole('listitem')).toHaveLength(7))
  },
}

export const DeleteAsks: Story = {
  play: async (context) => {
    const words = wordsOf(context)
    await press(context, words.remove('Work mail'))
    await seesText(context, words.uses)
    await seesText(context, 'calendar.example.com')
    await expect(context.canvas.getByText(words.removeTitle('Work mail'))).toBeVisible()
  },
}

export const Deleted: Story = {
  play: async (context) => {
    const { canvas, args } = context
    const words = wordsOf(context)
    await press(context, words.remove('Accounting'))
    await seesText(context, words.noUses)
    await press(context, words.removeShort)
    await waitFor(() => expect(args.onRemoved).toHaveBeenCalledTimes(1))
    await waitFor(() => expect(canvas.queryByText('Accounting')).toBeNull())
    await expect(mockOf(context).credentials()).toHaveLength(kept.length - 1)
    await expect(canvas.getByRole('heading', { name: words.title })).toHaveFocus()
  },
}

export const New: Story = {
  play: async (context) => {
    await press(context, wordsOf(context).add)
    await seesText(context, wordsOf(context).valuesHint)
  },
}

export const NewSaved: Story = {
  play: async (context) => {
    const { args, canvas } = context
    const { add, fields, save } = wordsOf(context)
    await press(context, add)
    await enter(context, fields.name, 'Shop')
    await enter(context, fields.domain, 'shop.example.com')
    await enter(context, fields.password, 'correct horse')
    await enter(context, fields.key, usualKey)
    await press(context, save)
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledTimes(1))
    await seesText(context, 'Shop')
    await expect(mockOf(context).credentials().at(-1)).toMatchObject({
      ...{ name: 'Shop', domain: 'shop.example.com', value_keys: ['password'] },
      has_totp_secret: true,
    })
    await expect(canvas.queryByDisplayValue('correct horse')).toBeNull()
  },
}

export const NewWithFaults: Story = {
  play: async (context) => {
    const { canvas } = context
    const { add, fields, save, required, badDomain, keyInvalid } = wordsOf(context)
    await press(context, add)
    await enter(context, fields.domain, 'not a site')
    await enter(context, fields.key, '01189998')
    await press(context, save)
    for (const words of [required, badDomain, keyInvalid]) await seesText(context, words)
    await expect(canvas.getByLabelText(fields.name)).toHaveFocus()
  },
}

export const NameTaken: Story = {
  play: async (context) => {
    const { canvas } = context
    const { add, fields, save, nameTaken } = wordsOf(context)
    await press(context, add)
    await enter(context, fields.name, 'Accounting')
    await enter(context, fields.domain, 'ledger.example')
    await enter(context, fields.password, 'correct horse')
    await press(context, save)
    await seesText(context, nameTaken)
    await waitFor(() => expect(canvas.getByLabelText(fields.name)).toHaveFocus())
    await expect(canvas.getByLabelText(fields.password)).toHaveValue('correct horse')
  },
}

export const OneTimeCode: Story = {
  play: async (context) => {
    const { canvas } = context
    const words = wordsOf(context)
    await press(context, words.add)
    await enter(context, words.fields.key, shortKey)
    await press(context, words.getCode)
    await seesText(context, words.keyShort)
    await expect(await canvas.findByRole('status', { name: words.code })).toHaveTextContent(
      /^\d{6}$/,
    )
  },
}

export const Edit: Story = {
  play: async (context) => {
    const { canvas } = context
    const words = wordsOf(context)
    await press(context, words.edit('Accounting'))
    await seesText(context, words.writeOnly)
    await expect(canvas.getByLabelText('company_id')).toHaveValue('')
    await expect(canvas.getByLabelText(words.fields.password)).toHaveValue('')
  },
}

export const EditSaved: Story = {
  play: async (context) => {
    const { args, canvas } = context
    const words = wordsOf(context)
    await press(context, words.edit('Work mail'))
    await enter(context, words.fields.password, 'a new one')
    await press(context, words.removeValue(words.fields.email))
    await press(context, words.removeValue(words.fields.key))
    await expect(canvas.getAllByText(words.goes)).toHaveLength(2)
    await press(context, words.save)
    await waitFor(() => expect(args.onSaved).toHaveBeenCalledTimes(1))
    await expect(mockOf(context).credentials()[0]).toMatchObject({
      ...{ value_keys: ['password'], has_totp_secret: false },
    })
  },
}

export const Removing: Story = {
  play: async (context) => {
    const words = wordsOf(context)
    await press(context, words.edit('Work mail'))
    await press(context, words.removeValue(words.fields.password))
    await press(context, words.addValue)
    await seesText(context, words.goes)
    await expect(context.canvas.getByLabelText(words.valueName)).toHaveFocus()
  },
}

export const Vaults: Story = {
  args: { vaults: true },
  parameters: { vaults },
  play: async (context) => {
    const words = wordsOf(context)
    await press(context, words.testVault('Team vault'))
    await press(context, words.testVault('Family'))
    await seesText(context, words.testGood('1'))
    await seesText(context, 'The master password is wrong.')
  },
}

export const VaultAdded: Story = {
  args: { vaults: true },
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await press(context, words.addVault)
    await userEvent.selectOptions(canvas.getByLabelText(words.vaultKind), 'keepass')
    await press(context, words.connectVault)
    await expect(await canvas.findAllByText(words.required)).toHaveLength(3)
    await enter(context, words.fields.name, 'Family')
    await enter(context, words.keepassFile, 'family.kdbx')
    await enter(context, words.tokens.keepass, 'correct horse')
    await press(context, words.connectVault)
    await seesText(context, 'family.kdbx')
  },
}

export const VaultForm: Story = {
  args: { vaults: true },
  play: async (context) => {
    const { canvas, userEvent } = context
    const words = wordsOf(context)
    await press(context, words.addVault)
    await userEvent.selectOptions(canvas.getByLabelText(words.vaultKind), 'onepassword_connect')
    await expect(canvas.getByLabelText(words.connectAddress)).toBeVisible()
  },
}
