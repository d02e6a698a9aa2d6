/** Voices of the speech vendor by language (Deepgram Aura 2), for callers who are spoken to in another one than the flow's. */
const VOICES: Readonly<Record<string, string>> = {
  en: 'aura-2-thalia-en',
  es: 'aura-2-celeste-es',
  de: 'aura-2-viktoria-de',
  fr: 'aura-2-agathe-fr',
  it: 'aura-2-livia-it',
  nl: 'aura-2-rhea-nl',
  ja: 'aura-2-izanami-ja',
};

/** The voice that belongs to a language; the flow's own where it fits or where there is no other. */
export function voiceOfLanguage(language: string, own: string): string {
  const [root = ''] = language.toLowerCase().split('-');
  if (own.endsWith(`-${root}`)) return own;
  return VOICES[root] ?? own;
}
