import { type ByLanguage, inLanguage } from '@aybiza/statechart';

const WORDS: ByLanguage<string> = {
  en: 'Press 1 to take the call, or 2 to decline it.',
  de: 'Drücken Sie die 1, um den Anruf anzunehmen, oder die 2, um ihn abzulehnen.',
  fr: "Appuyez sur le 1 pour prendre l'appel, ou sur le 2 pour le refuser.",
  es: 'Pulse 1 para aceptar la llamada, o 2 para rechazarla.',
  it: 'Prema 1 per accettare la chiamata, o 2 per rifiutarla.',
  nl: 'Druk op 1 om het gesprek aan te nemen, of op 2 om het te weigeren.',
};

/** How a person is asked whether they take a call. @param language BCP 47; one that is not known here is asked in English. */
export function wordsForTaking(language: string): string {
  return inLanguage(WORDS, language);
}
