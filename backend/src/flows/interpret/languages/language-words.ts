import type { Topic } from '../words.ts'

/**
 * What one language calls the topics: regular expressions in lower case. Accents and other marks
 * may be written as the language writes them; they are dropped here as they are in texts.
 */
export interface LanguageWords {
  /**
   * Whether words stand apart. Without it a word is found inside other letters: scripts without
   * blanks, languages that join articles and endings to a word.
   */
  spaced: boolean
  words: Partial<Record<Topic, string>>
}
