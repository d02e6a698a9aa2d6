/** The text without halves of characters, which no encoder takes: each becomes the sign for an unreadable character. */
export function wellFormed(text: string): string {
  // With this flag only halves that stand alone are surrogates.
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
