import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Control, Snapshot } from '../snapshot.ts'
import { bindingQuestion, passingButton } from './interlude.ts'

const saved: Snapshot = JSON.parse(
  await readFile(
    path.join(import.meta.dirname, '../../../test/snapshots/stay-signed-in.json'),
    'utf8',
  ),
)

/** A page of one heading and some buttons, drawn like a saved one. */
function pageWith(heading: string, ...labels: string[]): Snapshot {
  const [drawn] = saved.controls
  const controls = labels.map((label, node) => ({ ...(drawn as Control), label, node }))
  return { ...saved, title: '', headings: [heading], text: heading, controls }
}

it.each([
  ['Stay signed in?', ['No', 'Yes'], 'Yes'],
  ['Angemeldet bleiben?', ['Ja', 'Nein'], 'Ja'],
  ['サインインの状態を維持しますか?', ['いいえ', 'はい'], 'はい'],
  ['Rester connecté ?', ['Non', 'Oui'], 'Oui'],
  ['¿Quiere mantener la sesión iniciada?', ['No', 'Sí'], 'Sí'],
  ['Rimanere connessi?', ['No', 'Sì'], 'Sì'],
  ['Continuar conectado?', ['Não', 'Sim'], 'Sim'],
  ['Aangemeld blijven?', ['Nee', 'Ja'], 'Ja'],
  ['Czy chcesz pozostać zalogowany?', ['Nie', 'Tak'], 'Tak'],
  ['Остаться в системе?', ['Нет', 'Да'], 'Да'],
  ['Oturumunuz açık kalsın mı?', ['Hayır', 'Evet'], 'Evet'],
  ['保持登录状态?', ['否', '是'], '是'],
  ['로그인 상태를 유지하시겠습니까?', ['아니요', '예'], '예'],
  ['هل تريد البقاء قيد تسجيل الدخول؟', ['لا', 'نعم'], 'نعم'],
  ['Forbli pålogget?', ['Nei', 'Ja'], 'Ja'],
  ['Trust this device?', ['Trust', 'Not now'], 'Trust'],
  ['Sign in faster with a passkey', ['Create a passkey', 'Not now'], 'Not now'],
  ['Ajoutez un numéro', ['Ajouter', 'Plus tard'], 'Plus tard'],
])('goes past %j', (heading, labels, pressed) => {
  expect(passingButton(pageWith(heading, ...labels))?.label).toBe(pressed)
})

it('leaves terms to the person', () => {
  const page = pageWith('Our terms have changed', 'Not now', 'Accept and continue')
  expect(passingButton(page)).toBeUndefined()
  expect(bindingQuestion(page)?.choices.map(({ label }) => label)).toEqual([
    'Not now',
    'Accept and continue',
  ])
})

it.each([
  ['Welcome back', ['Inbox', 'Archive']],
  ['Are you sure?', ['No', 'Yes']],
])('presses nothing on %j', (heading, labels) => {
  const page = pageWith(heading, ...labels)
  expect(passingButton(page)).toBeUndefined()
  expect(bindingQuestion(page)).toBeUndefined()
})
