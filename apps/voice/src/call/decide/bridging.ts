import { type ByLanguage, inLanguage } from '@aybiza/statechart';

/** Said once to a caller who heard nothing while another process took the call over. By the first part of the language's tag. */
const SENTENCES: ByLanguage<string> = {
  en: 'Sorry, we were cut off for a moment. Let us go on.',
  de: 'Entschuldigung, die Verbindung war kurz unterbrochen. Machen wir weiter.',
  fr: 'Excusez-moi, nous avons été coupés un instant. Reprenons.',
  es: 'Perdone, se ha cortado un momento. Sigamos.',
  it: 'Mi scusi, la linea è caduta per un attimo. Continuiamo.',
  pt: 'Desculpe, a ligação caiu por um momento. Vamos continuar.',
  nl: 'Sorry, de verbinding viel even weg. Laten we verdergaan.',
  pl: 'Przepraszam, na chwilę nas rozłączyło. Kontynuujmy.',
  sv: 'Förlåt, vi bröts en kort stund. Vi fortsätter.',
  da: 'Undskyld, vi blev afbrudt et øjeblik. Lad os fortsætte.',
  tr: 'Özür dilerim, bağlantı kısa bir süre koptu. Devam edelim.',
  ja: '失礼しました。一瞬、通話が途切れました。続けます。',
};

/** The bridging sentence in a language by its tag, such as `de-CH`; in English for one that we do not know. */
export function bridgingSentence(language: string): string {
  return inLanguage(SENTENCES, language);
}
