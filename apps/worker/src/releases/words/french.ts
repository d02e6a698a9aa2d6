import type { RollBackWords } from './english.ts';

export const rollBackFrench: RollBackWords = {
  subject: ({ agent, number }) => `Retour en arrière : ${agent}, version ${number}`,
  sentence: ({ agent, number, worse }) =>
    `La version ${number} de ${agent} a été retirée parce que les appels se passaient moins bien : ${worse}. La version d’avant répond de nouveau à tous ; les appels en cours n’ont pas été coupés.`,
  worse: ({ newer, older, what }) =>
    `${newer.hits} appelants sur ${newer.calls} ${what}, avec la version d’avant ${older.hits} sur ${older.calls}`,
  measures: {
    dropped: 'ont été coupés',
    left: 'ont raccroché avant la fin',
    transferred: 'ont été transférés à une personne',
    notContained: 'n’ont pas été servis sans l’aide d’une personne',
  },
  whichAnswers: 'La version qui répond :',
};
