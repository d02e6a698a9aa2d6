import type { TranscriptLine } from '@aybiza/call-log';
import { type ByLanguage, inLanguage } from '@aybiza/statechart';

/** The words of ours in an e-mail about a call. */
export interface EmailWords {
  /** How dates are written. */
  readonly locale: string;
  readonly testCall: string;
  readonly call: string;
  readonly from: string;
  readonly to: string;
  readonly when: string;
  readonly lasted: string;
  readonly outcome: string;
  readonly summary: string;
  readonly foundOut: string;
  readonly values: string;
  readonly said: string;
  readonly open: string;
  readonly yes: string;
  readonly no: string;
  readonly speakers: Readonly<Record<TranscriptLine['who'], string>>;
}

/** In the languages in which values are said (`statechart/formatters`): a sentence is not half in one and half in another. */
const WORDS: ByLanguage<EmailWords> = {
  en: {
    locale: 'en-GB',
    testCall: 'This was a test call.',
    call: 'The call',
    from: 'From',
    to: 'To',
    when: 'When',
    lasted: 'Lasted',
    outcome: 'Outcome',
    summary: 'Summary',
    foundOut: 'Found out',
    values: 'Values',
    said: 'What was said',
    open: 'Open the call',
    yes: 'yes',
    no: 'no',
    speakers: { caller: 'Caller', agent: 'Agent', operator: 'Operator' },
  },
  de: {
    locale: 'de-DE',
    testCall: 'Das war ein Testanruf.',
    call: 'Der Anruf',
    from: 'Von',
    to: 'An',
    when: 'Wann',
    lasted: 'Dauer',
    outcome: 'Ergebnis',
    summary: 'Zusammenfassung',
    foundOut: 'Herausgefunden',
    values: 'Werte',
    said: 'Was gesagt wurde',
    open: 'Anruf öffnen',
    yes: 'ja',
    no: 'nein',
    speakers: { caller: 'Anrufer', agent: 'Assistent', operator: 'Mitarbeiter' },
  },
  fr: {
    locale: 'fr-FR',
    testCall: 'C’était un appel d’essai.',
    call: 'L’appel',
    from: 'De',
    to: 'À',
    when: 'Quand',
    lasted: 'Durée',
    outcome: 'Résultat',
    summary: 'Résumé',
    foundOut: 'Ce qui a été appris',
    values: 'Valeurs',
    said: 'Ce qui a été dit',
    open: 'Ouvrir l’appel',
    yes: 'oui',
    no: 'non',
    speakers: { caller: 'Appelant', agent: 'Assistant', operator: 'Opérateur' },
  },
  es: {
    locale: 'es-ES',
    testCall: 'Era una llamada de prueba.',
    call: 'La llamada',
    from: 'De',
    to: 'A',
    when: 'Cuándo',
    lasted: 'Duración',
    outcome: 'Resultado',
    summary: 'Resumen',
    foundOut: 'Lo averiguado',
    values: 'Valores',
    said: 'Lo que se dijo',
    open: 'Abrir la llamada',
    yes: 'sí',
    no: 'no',
    speakers: { caller: 'Quien llama', agent: 'Asistente', operator: 'Operador' },
  },
  it: {
    locale: 'it-IT',
    testCall: 'Era una chiamata di prova.',
    call: 'La chiamata',
    from: 'Da',
    to: 'A',
    when: 'Quando',
    lasted: 'Durata',
    outcome: 'Esito',
    summary: 'Riepilogo',
    foundOut: 'Che cosa è emerso',
    values: 'Valori',
    said: 'Che cosa è stato detto',
    open: 'Apri la chiamata',
    yes: 'sì',
    no: 'no',
    speakers: { caller: 'Chiamante', agent: 'Assistente', operator: 'Operatore' },
  },
  nl: {
    locale: 'nl-NL',
    testCall: 'Dit was een testgesprek.',
    call: 'Het gesprek',
    from: 'Van',
    to: 'Naar',
    when: 'Wanneer',
    lasted: 'Duur',
    outcome: 'Uitkomst',
    summary: 'Samenvatting',
    foundOut: 'Gevonden',
    values: 'Waarden',
    said: 'Wat er gezegd is',
    open: 'Gesprek openen',
    yes: 'ja',
    no: 'nee',
    speakers: { caller: 'Beller', agent: 'Assistent', operator: 'Medewerker' },
  },
};

/** @param language BCP 47; English where there are no words of it */
export function emailWords(language: string): EmailWords {
  return inLanguage(WORDS, language);
}
