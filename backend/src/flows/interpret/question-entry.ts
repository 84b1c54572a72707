import type { Control, Snapshot } from '../snapshot.ts'
import type { Asked } from './asked.ts'
import { isCodeField } from './code-field.ts'
import { isIdentifierByName, isSearch, namesOf } from './control-kinds.ts'
import { formGroups } from './form-groups.ts'
import type { Layer } from './layers.ts'
import { anotherWayChoices } from './method-choices.ts'
import { plainPattern } from './plain-pattern.ts'
import { seenField } from './seen-field.ts'
import { plain, speaksOf } from './speaks-of.ts'
import { submitControl } from './submit-control.ts'

const securityQuestion = plainPattern(
  /(security|secret|challenge) question|sicherheitsfrage|geheimfrage|question (de securite|secrete)|pregunta (de seguridad|secreta)|domanda (di sicurezza|segreta)|pergunta (de seguranca|secreta)|(beveiligings|veiligheids)vraag|sakerhetsfraga|sikkerhedssporgsmal|sikkerhetssporsmal|turvakysymy|pytani\w+ (zabezpiecz|pomocnicz|bezpiecz)|(bezpecnostni|kontrolni) otazk|biztonsagi kerdes|intrebare de securitate|ερωτηση ασφαλειας|(секретн|контрольн)\S+ вопрос|вопрос безопасности|(секретн|контрольн)\S+ (за)?питанн|guvenlik sorusu|(秘密|セキュリティ)の?(質問|保護用の質問)|安全(问题|問題|性問題|提示问题)|密保问题|보안 ?질문|سؤال (الأمان|سري)|คำถาม.{0,6}ปลอดภัย|cau hoi bao mat|pertanyaan keamanan|soalan keselamatan/,
)

/**
 * A second step that asks something only the person knows. The box is often typed as a password
 * and must not be taken for one: the password would go to the site as the answer.
 */
export function questionEntry(layer: Layer, snapshot: Snapshot): Asked | undefined {
  const asks = [...snapshot.headings, snapshot.title].some((text) =>
    securityQuestion.test(plain(text)),
  )
  for (const group of formGroups(layer)) {
    const [field, ...more] = group.fields
    if (!field || more.length > 0 || !isAnswer(field)) continue
    const isQuestion = /[?？؟]\s*\*?$/.test(field.label)
    const isNamed = /\b(answer|security question)\b/i.test(namesOf(field))
    if (!(asks ? isQuestion || isNamed || field.type === 'password' : isQuestion && isNamed))
      continue
    return {
      form: 'code',
      fields: [seenField(field, { ref: 'security_answer', type: 'text', legacyType: 'text' })],
      choices: anotherWayChoices(layer),
      submit: submitControl(group, layer)?.node,
      evidence: ['security-question'],
    }
  }
  return undefined
}

const isAnswer = (field: Control) =>
  !speaksOf('password', field.label) &&
  !isCodeField(field) &&
  !isIdentifierByName(field) &&
  !isSearch(field)
