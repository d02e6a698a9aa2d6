/** A number as people write it, without what only makes it readable. */
export function toE164(text: string): string {
  return text.replaceAll(/[\s()./-]/g, '').replace(/^00/, '+');
}
