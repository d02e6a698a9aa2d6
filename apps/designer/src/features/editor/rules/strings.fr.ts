import { translate } from '../../../language/strings.ts';
import type { rulesStrings } from './strings.ts';

export const rulesFrench = translate<typeof rulesStrings>('rules', {
  title: 'Règles',
  hint: 'Des promesses valables pour chaque appel. Elles sont prouvées sur tous les chemins du parcours, à chaque modification.',
  emptyTitle: 'Pas encore de règle',
  empty:
    'Dites ce qui doit être vrai à chaque appel, et la preuve se fait pendant que vous dessinez : à qui l’on demande d’abord, ce qui n’est dit qu’ensuite.',
  add: 'Ajouter une règle',
  templates: {
    neverBefore: 'Une chose n’arrive jamais avant une autre',
    alwaysBefore: 'Une chose arrive toujours avant une autre',
    withinTurns: 'Une chose n’est jamais loin',
  },
  kind: 'Type de promesse',
  what: 'Quoi',
  before: 'Avant',
  step: 'Étape',
  way: 'Sortie',
  value: 'Valeur',
  stepKind: 'Type d’étape',
  turns: 'Nombre maximal d’échanges',
  name: 'Nom',
  nameHint:
    'Annoncé quand la règle n’est pas respectée. Il suit la phrase tant que vous ne l’avez pas choisi vous-même.',
  remove: 'Supprimer la règle',
  play: 'Rejouer le chemin qui l’enfreint',
  moments: {
    node: 'L’appelant arrive à une étape',
    port: 'Une étape est quittée par l’une de ses sorties',
    speaks: 'Une valeur est dite',
    sets: 'Une valeur est renseignée',
    kind: 'Un type d’étape a lieu',
  },
  subjects: {
    transfer: 'un transfert',
    recording: 'l’enregistrement',
    request: 'une requête',
    message: 'un SMS',
    voicemail: 'un message vocal',
    end: 'la fin de l’appel',
  },
  done: {
    node: 'atteinte',
    port: 'empruntée',
    speaks: 'dite',
    sets: 'renseignée',
    transfer: 'engagé',
    recording: 'lancé',
    request: 'envoyée',
    message: 'envoyé',
    voicemail: 'recueilli',
    end: 'atteinte',
  },
  person: 'une personne',
  wayOf: (way: string, step: string) => `« ${way} » de « ${step} »`,
  named: (step: string) => `« ${step} »`,
  never: (done: string) => ` n’est jamais ${done} avant le moment où `,
  always: (done: string) => ` est toujours ${done} avant le moment où `,
  is: (done: string) => ` est ${done}`,
  within: [' n’est jamais à plus de ', ''],
  turnsAway: (turns: number) => (turns < 2 ? `${turns} échange` : `${turns} échanges`),
  states: {
    holds: 'Respectée',
    broken: 'Enfreinte',
    never: 'N’arrive jamais',
    noStart: 'Non prouvée',
    checking: 'Vérification…',
  },
  stateHints: {
    never: 'Elle porte sur quelque chose qui n’arrive dans aucun appel.',
    noStart: 'Le parcours n’a pas de début : il n’y a aucun appel sur lequel la prouver.',
  },
  totals: (holds: number, all: number) =>
    holds === all
      ? `${all} ${all < 2 ? 'prouvée' : 'prouvées'}`
      : `${holds} sur ${all} ${holds < 2 ? 'prouvée' : 'prouvées'}`,
});
