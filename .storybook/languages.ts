import type { CredentialText } from '../src/credentials.ts'
import type { Text } from '../src/index.ts'
import type { StatusText } from '../src/status.ts'
import { ar } from '../src/text/ar.ts'
import { credentialsAr } from '../src/text/credentials/ar.ts'
import { credentialsDe } from '../src/text/credentials/de.ts'
import { credentialsEn } from '../src/text/credentials/en.ts'
import { credentialsEs } from '../src/text/credentials/es.ts'
import { credentialsFr } from '../src/text/credentials/fr.ts'
import { credentialsJa } from '../src/text/credentials/ja.ts'
import { credentialsPtBR } from '../src/text/credentials/pt-BR.ts'
import { credentialsZhCN } from '../src/text/credentials/zh-CN.ts'
import { de } from '../src/text/de.ts'
import { en } from '../src/text/en.ts'
import { es } from '../src/text/es.ts'
import { fr } from '../src/text/fr.ts'
import { ja } from '../src/text/ja.ts'
import { ptBR } from '../src/text/pt-BR.ts'
import { statusAr } from '../src/text/status/ar.ts'
import { statusDe } from '../src/text/status/de.ts'
import { statusEn } from '../src/text/status/en.ts'
import { statusEs } from '../src/text/status/es.ts'
import { statusFr } from '../src/text/status/fr.ts'
import { statusJa } from '../src/text/status/ja.ts'
import { statusPtBR } from '../src/text/status/pt-BR.ts'
import { statusZhCN } from '../src/text/status/zh-CN.ts'
import { zhCN } from '../src/text/zh-CN.ts'

/** Every text pack, by the value of the toolbar's language switch. */
export const languages = {
  en: { title: 'English', text: en },
  de: { title: 'Deutsch', text: de },
  fr: { title: 'Français', text: fr },
  es: { title: 'Español', text: es },
  'pt-BR': { title: 'Português (Brasil)', text: ptBR },
  ja: { title: '日本語', text: ja },
  'zh-CN': { title: '简体中文', text: zhCN },
  ar: { title: 'العربية', text: ar },
} satisfies Record<string, { title: string; text: Text }>

export type Language = keyof typeof languages

/** The pack a story is shown in. */
export const wordsOf = (globals: Record<string, unknown>): Text =>
  languages[globals.language as Language]?.text ?? en

/** The packs of the credential components. */
const credentialTexts: Record<Language, CredentialText> = {
  en: credentialsEn,
  ar: credentialsAr,
  de: credentialsDe,
  es: credentialsEs,
  fr: credentialsFr,
  ja: credentialsJa,
  'pt-BR': credentialsPtBR,
  'zh-CN': credentialsZhCN,
}

/** The pack a story of credentials is shown in. */
export const credentialWordsOf = (globals: Record<string, unknown>): CredentialText =>
  credentialTexts[globals.language as Language] ?? credentialsEn

/** The packs of status and timeline. */
const statusTexts: Record<Language, StatusText> = {
  en: statusEn,
  ar: statusAr,
  de: statusDe,
  es: statusEs,
  fr: statusFr,
  ja: statusJa,
  'pt-BR': statusPtBR,
  'zh-CN': statusZhCN,
}

/** The pack a story of status or timeline is shown in. */
export const statusWordsOf = (globals: Record<string, unknown>): StatusText =>
  statusTexts[globals.language as Language] ?? statusEn
