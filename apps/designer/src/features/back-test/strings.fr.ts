import { translate } from '../../language/strings.ts';
import type { backTestStrings } from './strings.ts';

const calls = (count: number) => `${count} ${count < 2 ? 'appel' : 'appels'}`;

export const backTestFrench = translate<typeof backTestStrings>('backTest', {
  title: 'Test rétrospectif',
  titleOf: (agent: string) => `Test rétrospectif · ${agent}`,
  lead: 'Que seraient devenus de vrais appels avec le brouillon tel qu’il est, ou avec une version publiée ? Rien n’est fait et personne n’est appelé : les paroles des appelants, les touches et les réponses des autres systèmes viennent des journaux.',
  toEditor: 'Vers l’éditeur',
  period: 'Appels',
  days: (days: number) => (days < 2 ? 'du dernier jour' : `des ${days} derniers jours`),
  tests: 'Aussi les appels d’essai',
  model: 'Interroger le modèle là où un journal n’a pas de réponse',
  modelHint:
    'Prend plus de temps, et coûte ce que coûte le modèle. Sinon, on suppose que le modèle fait comme d’ordinaire.',
  flow: 'Parcours',
  draft: 'Le brouillon',
  version: (number: number) => `Version ${number}`,
  versionOf: ({ number, name, live }: { number: number; name: string; live: boolean }) =>
    [`Version ${number}`, name, live ? 'répond aux appels' : ''].filter((part) => part !== '').join(' · '),
  start: (version: number | null) => (version === null ? 'Tester le brouillon' : `Tester la version ${version}`),
  starting: 'Démarrage…',
  refused: (errors: number) =>
    `Le brouillon contient ${errors === 1 ? 'une erreur' : `${errors} erreurs`} : aucun appel ne pourrait le parcourir. Ouvrez l’éditeur pour voir ce qui ne va pas.`,
  earlier: 'Tests rétrospectifs antérieurs',
  chosenTest: 'Test rétrospectif',
  testOf: (when: string, version: number | null, total: number) =>
    [when, version === null ? 'brouillon' : `version ${version}`, calls(total)].join(' · '),
  emptyTitle: 'Rien n’a encore été testé',
  emptyText:
    'Choisissez une période ci-dessus. Chacun de ses appels est mené à travers le parcours, et vous voyez lesquels auraient pris un autre chemin, et où.',
  noCallsTitle: 'Aucun appel sur cette période',
  noCallsText: 'Choisissez-en une plus longue, ou ajoutez les appels d’essai.',
  progress: (done: number, total: number) => `${done} sur ${calls(total)}`,
  status: {
    waiting: 'En attente de traitement',
    running: 'En cours',
    finished: 'Terminé',
    stopped: 'Arrêté',
    failed: 'Interrompu',
  },
  failedText:
    'Une panne est survenue en route. Ce qui était déjà établi figure ci-dessous ; relancez le test pour le reste.',
  outdated: 'Le brouillon a été modifié depuis.',
  stop: 'Arrêter',
  verdicts: {
    otherOutcome: 'Autre issue',
    otherPath: 'Autre chemin',
    undecided: 'Incertain',
    same: 'Identique',
  },
  about: {
    otherOutcome: 'Ces appels auraient eu une autre issue.',
    otherPath: 'Ces appels seraient arrivés à la même fin par un autre chemin.',
    undecided: 'On aurait demandé à ces appelants des choses auxquelles leurs appels ne répondent pas.',
    same: 'Rien ne serait différent dans ces appels.',
  },
  none: {
    otherOutcome: 'Aucun appel n’aurait eu une autre issue.',
    otherPath: 'Aucun appel ne serait arrivé à sa fin par un autre chemin.',
    undecided: 'Tous les appels ont pu être tranchés.',
    same: 'Aucun appel ne se serait passé comme il s’est passé.',
  },
  started: 'Début',
  caller: 'Appelant',
  outcome: 'Issue',
  where: 'Où les chemins se séparent',
  assumed: 'Supposé',
  outcomes: (was: string, now: string) => `${was} → ${now}`,
  noOutcome: 'aucune',
  unknown: 'inconnue',
  assumption: {
    words: 'paroles dites à une autre étape',
    silence: 'un silence à une autre étape',
    model: 'la réponse du modèle',
    request: 'la réponse d’un autre système',
    transfer: 'on décroche au transfert',
    message: 'le message est envoyé',
    lot: 'le résultat d’un tirage au sort',
  },
  parts: (at: string, was: string, now: string) => `Après « ${at} » : c’était « ${was} », ce serait « ${now} ».`,
  ended: 'la fin de l’appel',
  aside: 'retour là où en était l’appelant',
  reason: {
    notAsked: (node: string) => `Rien de ce qu’a dit l’appelant ne convient à « ${node} ».`,
    hungUp: (node: string) => `L’appelant a raccroché ailleurs ; personne ne sait ce qu’il aurait fait à « ${node} ».`,
    over: (node: string) => `L’appel était terminé ; il continuerait maintenant à « ${node} ».`,
    cutOff: () => 'L’appel a été coupé, ou il n’en reste rien.',
    tooLong: (node: string) => `À « ${node} », le parcours continue sans fin sans attendre l’appelant.`,
  },
  notice: (version: number | null) => (version === null ? 'Avec le brouillon' : `Avec la version ${version}`),
  noticeOutcome: (was: string, now: string) => `L’issue serait « ${now} » au lieu de « ${was} ».`,
  noticeSame: 'Il prendrait le même chemin.',
  noticeAssumed: (what: string) => `Supposé : ${what}.`,
  back: 'Vers le test rétrospectif',
});
