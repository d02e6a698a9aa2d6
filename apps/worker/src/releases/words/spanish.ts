import type { RollBackWords } from './english.ts';

export const rollBackSpanish: RollBackWords = {
  subject: ({ agent, number }) => `Vuelta atrás: ${agent}, versión ${number}`,
  sentence: ({ agent, number, worse }) =>
    `La versión ${number} de ${agent} se ha retirado porque las llamadas iban peor: ${worse}. La versión anterior vuelve a responder a todos; las llamadas en curso no se cortaron.`,
  worse: ({ newer, older, what }) =>
    `${newer.hits} de ${newer.calls} personas ${what}, con la versión anterior ${older.hits} de ${older.calls}`,
  measures: {
    dropped: 'perdieron la llamada',
    left: 'colgaron antes del final',
    transferred: 'fueron transferidas a una persona',
    notContained: 'no fueron atendidas sin una persona',
  },
  whichAnswers: 'Qué versión responde:',
};
