import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import kdbxweb from 'kdbxweb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NewKeepassFile, writeKeepassFile } from '../../test/keepass-file.ts'
import { Secret } from '../flows/secret.ts'
import { openKeepass } from './keepass.ts'
import { hexId } from './keepass-entry.ts'

// Real files, written and read.

const masterPassword = 'a master password'
const seed = 'JBSWY3DPEHPK3PXP'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'managed-auth-keepass-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let files = 0
async function write(options: NewKeepassFile): Promise<string> {
  files += 1
  const name = `${files}.kdbx`
  await writeKeepassFile(path.join(folder, name), options)
  return name
}

const open = (file: string, token = masterPassword, keyFile?: Uint8Array) =>
  openKeepass(
    {
      file,
      token: new Secret(token),
      keyFile: keyFile && new Secret(Buffer.from(keyFile).toString('base64')),
    },
    folder,
  )

const keyring = {
  group: 'Internet/Work',
  title: 'Keyring',
  fields: {
    UserName: 'ada@a.test',
    URL: 'https://keyring.example/login',
    KP2A_URL: 'https://keyring.test',
    KP2A_URL_1: '*.keyring.example',
    otp: `otpauth://totp/Keyring:ada?secret=${seed}&issuer=Keyring`,
    company: 'Analytical',
    'KPH: branch': 'London',
    'KPRPC JSON': '{}',
  },
  secrets: { Password: 'right', KPEX_PASSKEY_PRIVATE_KEY_PEM: 'a private key' },
}

describe.each([3, 4] as const)('a KeePass file of version %i', (version) => {
  it('shows its groups as vaults and its entries as items', async () => {
    const entries = [{ title: 'At the root' }, keyring]
    const vault = await open(await write({ masterPassword, version, entries }))

    expect((await vault.vaults()).map(({ name }) => name)).toEqual([
      'Vault',
      'Internet',
      'Internet/Work',
    ])
    expect(await vault.items()).toEqual([
      expect.objectContaining({ title: 'At the root', vaultName: 'Vault', urls: [] }),
      {
        id: expect.stringMatching(/^[0-9A-F]{32}$/),
        title: 'Keyring',
        vaultId: expect.stringMatching(/^[0-9A-F]{32}$/),
        vaultName: 'Internet/Work',
        urls: ['https://keyring.example/login', 'https://keyring.test', '*.keyring.example'],
      },
    ])
  })

  it('gives user name, password, the secret of codes and the fields of the entry itself', async () => {
    const vault = await open(await write({ masterPassword, version, entries: [keyring] }))
    const [item] = await vault.items()

    expect(await vault.read(item ?? expect.unreachable())).toEqual({
      values: {
        username: 'ada@a.test',
        password: 'right',
        company: 'Analytical',
        branch: 'London',
      },
      totpSecret: `otpauth://totp/KeePass?secret=${seed}`,
    })
  })

  it('stays shut for another master password', async () => {
    const file = await write({ masterPassword, version, entries: [keyring] })

    const refused = open(file, 'another one')
    await expect(refused).rejects.toMatchObject({ code: 'access_refused' })
    await expect(refused).rejects.toThrow(/master password/)
    await expect(refused).rejects.not.toThrow(/another one/)
  })

  it('opens by a key file, alone or beside the password, and not without it', async () => {
    const keyFile = await kdbxweb.Credentials.createRandomKeyFile(2)
    const both = await write({ masterPassword, keyFile, version, entries: [keyring] })
    const alone = await write({ keyFile, version, entries: [keyring] })

    expect(await (await open(both, masterPassword, keyFile)).items()).toHaveLength(1)
    expect(await (await open(alone, '', keyFile)).items()).toHaveLength(1)
    await expect(open(both)).rejects.toMatchObject({ code: 'access_refused' })
    const other = randomBytes(64)
    await expect(open(both, masterPassword, other)).rejects.toMatchObject({
      code: 'access_refused',
    })
  })
})

it('opens by Argon2d as well, and with ChaCha20', async () => {
  const file = await write({
    masterPassword,
    entries: [keyring],
    edit: ({ header }) => {
      header.dataCipherUuid = new kdbxweb.KdbxUuid(kdbxweb.Consts.CipherId.ChaCha20)
      header.setKdf(kdbxweb.Consts.KdfId.Argon2d)
    },
  })

  expect(await (await open(file)).items()).toHaveLength(1)
})

it('leaves out what was thrown away', async () => {
  const file = await write({
    masterPassword,
    entries: [keyring, { title: 'Old' }],
    edit: (opened, [, old]) => old && opened.remove(old),
  })

  const vault = await open(file)
  expect((await vault.items()).map(({ title }) => title)).toEqual(['Keyring'])
  expect((await vault.vaults()).map(({ name }) => name)).not.toContain('Recycle Bin')
})

it('puts in what a value refers to in another entry, and nothing for what is not there', async () => {
  const entries = [
    { title: 'Shared', fields: { UserName: 'ada' }, secrets: { Password: 'right' } },
    { title: 'Refers' },
    { title: 'Refers to nothing', fields: { UserName: 'ada' } },
    { title: 'Refers to itself' },
  ]
  const file = await write({
    masterPassword,
    entries,
    edit: (_file, [shared, refers, nothing, itself]) => {
      const ref = (entry: typeof shared) => `{REF:P@I:${hexId(entry?.uuid.id ?? '')}}`
      refers?.fields.set('UserName', `{REF:U@I:${hexId(shared?.uuid.id ?? '')}}`)
      refers?.fields.set('Password', ref(shared))
      nothing?.fields.set('Password', `{REF:P@I:${'0'.repeat(32)}}`)
      itself?.fields.set('Password', ref(itself))
    },
  })

  const vault = await open(file)
  const [, ...others] = await vault.items()
  const values = await Promise.all(others.map(async (item) => (await vault.read(item)).values))
  expect(values).toEqual([{ username: 'ada', password: 'right' }, { username: 'ada' }, {}])
})

it('says that an item is gone', async () => {
  const vault = await open(await write({ masterPassword, entries: [keyring] }))
  const [item] = await vault.items()
  const gone = vault.read({ vaultId: item?.vaultId ?? '', id: 'F'.repeat(32) })

  await expect(gone).rejects.toMatchObject({ code: 'item_not_found' })
})

describe('a file that cannot be read', () => {
  it('is one that is not there, or no file', async () => {
    await mkdir(path.join(folder, 'folder.kdbx'))

    for (const file of ['nowhere.kdbx', 'folder.kdbx', '.', '']) {
      await expect(open(file)).rejects.toMatchObject({ code: 'file_not_found' })
    }
  })

  it('is one outside of the folder, by its path or by a link', async () => {
    const outside = await mkdtemp(path.join(tmpdir(), 'managed-auth-outside-'))
    const target = path.join(outside, 'other.kdbx')
    await writeKeepassFile(target, { masterPassword, entries: [keyring] })
    await symlink(target, path.join(folder, 'link.kdbx'))

    const ways = [target, path.join('..', path.basename(outside), 'other.kdbx'), 'link.kdbx']
    for (const way of ways)
      await expect(open(way)).rejects.toMatchObject({ code: 'file_not_found' })
    await rm(outside, { recursive: true })
  })

  it('is one that KeePass did not write, and one that was cut short', async () => {
    await writeFile(path.join(folder, 'text.kdbx'), 'hello, this is no such file at all')
    await writeFile(path.join(folder, 'empty.kdbx'), '')
    const whole = await readFile(path.join(folder, await write({ masterPassword, entries: [] })))
    await writeFile(path.join(folder, 'short.kdbx'), whole.subarray(0, 200))

    for (const file of ['text.kdbx', 'empty.kdbx', 'short.kdbx']) {
      await expect(open(file)).rejects.toMatchObject({ code: 'unreadable' })
    }
  })

  it('is any, where no folder is named', async () => {
    const access = { file: '1.kdbx', token: new Secret(masterPassword), keyFile: undefined }

    await expect(openKeepass(access, undefined)).rejects.toMatchObject({ code: 'not_configured' })
  })
})
