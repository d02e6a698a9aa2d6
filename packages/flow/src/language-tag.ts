/** BCP 47, as far as phones and voices use it: a language, perhaps a script, perhaps a region. */
const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** Is this a language as phones and voices name it, such as “en-US” or “es”? */
export function isLanguageTag(text: string): boolean {
  return TAG.test(text);
}
