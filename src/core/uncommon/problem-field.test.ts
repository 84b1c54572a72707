import { expect, it } from 'vitest'
import { aRecord, codeField, passwordField, userField } from '../../../test/support/wire.ts'
import { toStep } from '../whole.ts'
import { problemField } from './problem-field.ts'

function fieldOf(website_error: string, fields: object[]) {
  const record = { ...aRecord({ flow_step: 'AWAITING_INPUT', website_error }), fields }
  const step = toStep(record as Parameters<typeof toStep>[0])
  if (step.kind !== 'input') throw new Error(step.kind)
  return problemField(step)?.key
}

const signIn = [userField, passwordField]

it.each([
  ['Incorrect password', 'f_pw'],
  ['Your PASSPHRASE has expired', 'f_pw'],
  ["We don't know this e-mail address", 'f_user'],
  ["That username doesn't exist", 'f_user'],
  ['Wrong user name or password', undefined],
  ['Something went wrong', undefined],
])('reads "%s" as said of %s', (words, key) => {
  expect(fieldOf(words, signIn)).toBe(key)
})

it.each([
  ['Benutzer', 'Kennwort', 'Das Kennwort ist falsch', 'f_pw'],
  ['E-Mail-Adresse', 'Ihr Kennwort', 'Diese Adresse ist unbekannt', 'f_user'],
  ['Adresse électronique', 'Mot de passe', 'Le mot de passe est incorrect', 'f_pw'],
  ['Correo electrónico', 'Tu contraseña', 'La contraseña no es correcta', 'f_pw'],
  ['Usuário ou e-mail', 'Sua senha', 'Usuário não encontrado', 'f_user'],
  ['ユーザー名', 'パスワード', 'パスワードが正しくありません', 'f_pw'],
  ['用户名', '密码', '用户名不存在', 'f_user'],
  ['اسم المستخدم', 'كلمة المرور', 'كلمة المرور غير صحيحة', 'f_pw'],
  ['Your name here', 'Your password', 'Your password is wrong', 'f_pw'],
  ['Benutzername', 'Kennwort', 'Benutzername oder Kennwort falsch', undefined],
])('knows by the labels "%s" and "%s" what "%s" is about', (user, password, words, key) => {
  const fields = [
    { ...userField, label: user },
    { ...passwordField, label: password },
  ]

  expect(fieldOf(words, fields)).toBe(key)
})

it.each([
  ['The last request was denied on your phone.', undefined],
  ['That code is not valid.', 'f_code'],
])('takes "%s" beside an external action for said of %s', (website_error, key) => {
  const fields = [{ ...codeField, label: 'Code on your phone' }]
  const step = toStep(aRecord({ flow_step: 'AWAITING_EXTERNAL_ACTION', website_error, fields }))

  expect(step.kind === 'external-action' && problemField(step)?.key).toBe(key)
})

it('has no doubt about the only field there is', () => {
  expect(fieldOf('Bitte noch einmal', [codeField])).toBe('f_code')
})
