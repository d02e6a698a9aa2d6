import type { AlertWords } from './english.ts';

const SIDES = { above: 'au-dessus de', below: 'en dessous de' };

export const alertFrench: AlertWords = {
  measures: {
    calls: 'Appels',
    contained: 'Appels réglés sans l’aide d’une personne',
    transferred: 'Appels transférés à une personne',
    left: 'Appelants qui ont raccroché avant la fin',
    dropped: 'Appels coupés',
    notUnderstood: 'Réponses non comprises',
    answerTime: 'Temps avant que l’agent réponde (95 sur 100 sont plus rapides)',
    vendorFailures: 'Appels où un fournisseur était en panne et un autre l’a remplacé',
    stalledCalls: 'Appels dont personne ne s’occupe',
    failedSteps: 'Étapes après l’appel en échec',
    failedWebhooks: 'Messages de webhook non remis',
    callsOfDay: 'Part des appels du jour',
    minutesOfMonth: 'Part des minutes du mois',
    costOfMonth: 'Part du coût du mois',
  },
  soFar: 'jusqu’ici',
  lastMinutes: (count) => `dans les ${count} dernières minutes`,
  lastHours: (count) => (count === 1 ? 'dans la dernière heure' : `dans les ${count} dernières heures`),
  lastDays: (count) => (count === 1 ? 'dans le dernier jour' : `dans les ${count} derniers jours`),
  raised: (name) => `Alerte : ${name}`,
  over: (name) => `Terminée : ${name}`,
  measured: ({ what, time, figures }) => `${what}, ${time} : ${figures}`,
  isNow: ({ value, side, threshold }) => `${value}. Vous voulez le savoir quand c’est ${SIDES[side]} ${threshold}.`,
  isBack: ({ calmAt, worst }) => `de nouveau à ${calmAt} ou mieux. Au pire, c’était ${worst}.`,
  allAlerts: 'Toutes les alertes :',
};
