/**
 * A pattern for texts as `plain` gives them: letters without their marks, Hangul in its parts. So
 * that a word can be written as people write it.
 */
export const plainPattern = ({ source }: RegExp): RegExp =>
  new RegExp(source.normalize('NFKD').replace(/\p{M}/gu, ''))
