import { LanguageCode } from '@aws-sdk/client-transcribe-streaming';

/** Where a language without a region, or with one that the service does not know, is heard as. */
const USUAL: Readonly<Record<string, LanguageCode>> = {
  en: 'en-US',
  es: 'es-US',
  fr: 'fr-FR',
  de: 'de-DE',
  it: 'it-IT',
  nl: 'nl-NL',
  pt: 'pt-BR',
  ja: 'ja-JP',
};

const KNOWN = new Map<string, LanguageCode>(Object.values(LanguageCode).map((code) => [code.toLowerCase(), code]));

/** The service's code for a BCP 47 tag; undefined for a language that it does not hear. */
export function toLanguageCode(language: string): LanguageCode | undefined {
  const tag = language.toLowerCase();
  const [root = ''] = tag.split('-');
  return KNOWN.get(tag) ?? USUAL[root] ?? Object.values(LanguageCode).find((code) => code.startsWith(`${root}-`));
}
