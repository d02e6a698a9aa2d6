import { translate } from '../../language/strings.ts';
import type { contactsStrings } from './strings.ts';

interface ErasedCounts {
  calls: number;
  files: number;
  callBacks: number;
  bookings: number;
  scenarios: number;
  keepsRefusal: boolean;
}

export const contactsFrench = translate<typeof contactsStrings>('contacts', {
  title: 'Contacts',
  lead: 'Les appelants qui ont accepté qu’on se souvienne d’eux. L’appel suivant les reconnaît à leur numéro.',
  add: 'Ajouter un contact',
  file: 'Télécharger en CSV',
  search: 'Chercher un contact',
  searchPlaceholder: 'Nom ou partie d’un numéro',
  name: 'Nom',
  number: 'Numéro',
  agreed: 'Ce qui a été convenu',
  lastSeen: 'Dernier appel',
  noName: 'Sans nom',
  doNotCall: 'Ne pas appeler',
  onHold: 'Conservation légale',
  emptyTitle: 'Personne n’est encore retenu',
  emptyText:
    'Ajoutez à un parcours l’étape « Retenir l’appelant » après l’appel. Qui donne son accord au téléphone figure ensuite ici.',
  openAgents: 'Vers les agents',
  nothingTitle: 'Personne ne correspond',
  nothingText: 'Aucun contact ne porte cela dans son nom ou son numéro.',
  clear: 'Afficher tous les contacts',
  consents: 'Cette personne m’a dit accepter qu’on se souvienne d’elle',
  save: 'Enregistrer',
  numberHint: 'Avec l’indicatif du pays, par exemple +33199001234.',
  kept: 'Ce qui est gardé',
  keptLead: 'L’appel suivant part de là.',
  edit: 'Modifier',
  language: 'Langue',
  languageHint: 'Par exemple fr ou de-CH.',
  values: 'Valeurs',
  addValue: 'Garder une autre valeur',
  valueName: 'Nom de la valeur',
  value: 'Valeur',
  removeValue: (name: string) => `Retirer ${name}`,
  nothingElse: 'Rien d’autre.',
  notSaid: 'Inconnu',
  consent: 'Accord',
  consentLead: 'Pourquoi cela peut être gardé.',
  spoken: 'Donné lors d’un appel',
  entered: (by: string | null) => (by === null ? 'Noté' : `Noté par ${by}`),
  itsCall: 'L’appel',
  since: 'Retenu depuis',
  calling: 'L’appeler',
  mayBeCalled: 'Les agents peuvent rappeler cette personne',
  mayNot: 'Cette personne ne veut pas être appelée',
  noteNoCalls: 'Noter que cette personne ne veut pas être appelée',
  noteMayCall: 'Noter que cette personne peut de nouveau être appelée',
  calls: 'Appels',
  noCalls: 'Aucun appel de ce numéro n’est gardé.',
  callBacks: 'Rappels',
  exportAll: 'Tout ce qui est gardé de cette personne',
  exportHint: 'Un fichier (JSON) avec tout ce qui est gardé de cette personne, pour son droit d’accès.',
  exporting: 'Rassemblement…',
  erase: 'Effacer…',
  erased: 'Effacé',
  backToContacts: 'Retour aux contacts',
  erasedParts: ({ calls, files, callBacks, bookings, scenarios, keepsRefusal }: ErasedCounts) => [
    'Le contact',
    `Appels avec journaux et transcriptions : ${calls}`,
    `Fichiers avec enregistrements : ${files}`,
    `Rappels : ${callBacks}`,
    `Scénarios qui reprennent des paroles de ses appels : ${scenarios}`,
    `Rendez-vous qui n’ont plus de nom : ${bookings}`,
    ...(keepsRefusal ? ['Gardé : le souhait de ne pas être appelé'] : []),
  ],
  eraseTitle: (name: string) => `Effacer ${name} ?`,
  eraseText:
    'Ce qui est gardé de cette personne et ses rappels disparaissent pour de bon. L’appel suivant ne la connaît pas.',
  withCalls: 'Aussi ses appels',
  withCallsHint:
    'Les enregistrements, transcriptions et journaux de tous les appels de ce numéro. Les chiffres les perdent aussi.',
  notNamed:
    'Cette personne n’est nommée dans aucun document, commentaire, parcours, rendez-vous ou message de l’espace de travail.',
  named: 'Cette personne, ou quelqu’un du même nom, est nommée ici. Cela reste tant que personne ne l’y supprime :',
  namedMore: 'Et à d’autres endroits qui ne figurent pas ici.',
  namedInVersion:
    'Une version publiée ne peut pas être modifiée. Publiez-en une sans le nom ; si l’ancienne doit disparaître aussi, supprimez l’agent.',
  mentionKinds: {
    document: 'Document',
    comment: 'Commentaire sur le parcours',
    draft: 'Brouillon',
    scenario: 'Scénario',
    earlier: 'État antérieur d’un brouillon',
    version: 'Version publiée',
    appointment: 'Rendez-vous',
    callBack: 'Rappel d’une autre personne',
    contact: 'Autre contact',
    alert: 'Alerte',
    message: 'Message à un webhook',
  },
  typeNumber: (e164: string) => `Saisissez ${e164} pour confirmer`,
  eraseNow: 'Effacer pour de bon',
  started: 'Début',
  outcome: 'Issue',
  summary: 'Résumé',
});
