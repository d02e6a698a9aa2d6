import type { RollBackWords } from './english.ts';

export const rollBackGerman: RollBackWords = {
  subject: ({ agent, number }) => `Zurückgenommen: ${agent}, Version ${number}`,
  sentence: ({ agent, number, worse }) =>
    `Version ${number} von ${agent} wurde zurückgenommen, weil es mit ihr schlechter lief: ${worse}. Alle Anrufe nimmt wieder die Version davor an; laufende Gespräche wurden nicht unterbrochen.`,
  worse: ({ newer, older, what }) =>
    `${newer.hits} von ${newer.calls} Anrufern ${what}, mit der Version davor ${older.hits} von ${older.calls}`,
  measures: {
    dropped: 'verloren die Verbindung',
    left: 'legten vor dem Ende auf',
    transferred: 'wurden zu einem Menschen durchgestellt',
    notContained: 'wurden nicht ohne einen Menschen bedient',
  },
  whichAnswers: 'Welche Version antwortet:',
};
