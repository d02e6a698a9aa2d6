import { expect, it } from 'vitest';
import { wordsForTaking } from './words-for-taking.ts';

it.each([
  ['en-GB', 'Press 1 to take the call, or 2 to decline it.'],
  ['de', 'Drücken Sie die 1, um den Anruf anzunehmen, oder die 2, um ihn abzulehnen.'],
  ['fr-CA', "Appuyez sur le 1 pour prendre l'appel, ou sur le 2 pour le refuser."],
  ['es', 'Pulse 1 para aceptar la llamada, o 2 para rechazarla.'],
  ['it', 'Prema 1 per accettare la chiamata, o 2 per rifiutarla.'],
  ['nl-BE', 'Druk op 1 om het gesprek aan te nemen, of op 2 om het te weigeren.'],
  ['ja', 'Press 1 to take the call, or 2 to decline it.'],
])('in %s a person is asked: %s', (language, words) => {
  expect(wordsForTaking(language)).toBe(words);
});
