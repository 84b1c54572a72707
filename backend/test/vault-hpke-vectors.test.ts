import * as hpke from 'hpke'
import { expect, it } from 'vitest'

// RFC 9180, appendices A.1.1.1 and A.3.1.1: base mode, sequence number 0. They use AES-128-GCM; our
// suites differ from them in the length of that key alone, and are held against another
// implementation beside this file.

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
const info = bytes('4f6465206f6e2061204772656369616e2055726e')
const aad = bytes('436f756e742d30')
const plain = '4265617574792069732074727574682c20747275746820626561757479'

it.each([
  {
    name: 'X25519',
    kem: hpke.KEM_DHKEM_X25519_HKDF_SHA256,
    skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
    pkRm: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
    ct: 'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
  },
  {
    name: 'P-256',
    kem: hpke.KEM_DHKEM_P256_HKDF_SHA256,
    skRm: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    pkRm: '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    ct: '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  },
])('opens the vector of RFC 9180 for $name', async ({ kem, skRm, pkRm, enc, ct }) => {
  const suite = new hpke.CipherSuite(kem, hpke.KDF_HKDF_SHA256, hpke.AEAD_AES_128_GCM)
  const privateKey = await suite.DeserializePrivateKey(bytes(skRm), true)
  const publicKey = await suite.DeserializePublicKey(bytes(pkRm))
  const pair = { privateKey, publicKey }

  const opened = await suite.Open(pair, bytes(enc), bytes(ct), { info, aad })
  expect(Buffer.from(opened).toString('hex')).toBe(plain)

  const elsewhere = suite.Open(pair, bytes(enc), bytes(ct), { info, aad: bytes('00') })
  await expect(elsewhere).rejects.toThrow()
})
