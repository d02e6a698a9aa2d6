import { translate } from '../../../language/strings.ts';
import type { privacyStrings } from './strings.ts';

export const privacyFrench = translate<typeof privacyStrings>('privacy', {
  notice: 'Avant d’enregistrer un appel',
  noticeLead:
    'Ce qu’entendent avant toute chose les appelants de tous les agents. Cela vaut à partir du prochain appel.',
  change: 'Modifier ce qui est dit',
  save: 'Enregistrer',
  recording: 'Enregistrement',
  notices: {
    none: 'Rien n’est dit aux appelants.',
    announce: 'Les appelants entendent que l’appel est enregistré, avant qu’il le soit.',
    ask: 'La question est posée aux appelants. Sans un oui, rien n’est enregistré et l’appel continue.',
  },
  noticeChoices: {
    none: 'Ne rien dire',
    announce: 'Dire que l’appel est enregistré',
    ask: 'Demander l’accord',
  },
  ai: 'Assistant',
  saysAi: 'Les appelants entendent que c’est un assistant automatique qui répond.',
  saysNoAi: 'Les appelants ne sont pas prévenus que c’est un assistant automatique qui répond.',
  sayAi: 'Dire que c’est un assistant automatique qui répond',
  words: 'Formulation',
  ownWords: 'Avec vos propres mots',
  ownWordsHint: 'Dit à la place de notre phrase. Laissez vide pour la nôtre, dans la langue de l’agent.',
  ourWords: 'Notre phrase, dans la langue de l’agent.',
  always:
    'Les appelants peuvent toujours dire « arrêtez l’enregistrement », « supprimez cet enregistrement » ou « ne m’appelez pas ». C’est fait aussitôt.',
  region: 'Où les appels sont traités',
  regionLead:
    'Quels fournisseurs peuvent écouter, parler et réfléchir dans les appels. Avec une région, rien d’un appel ne va à un fournisseur hors de celle-ci, même quand d’autres sont en panne.',
  changeRegion: 'Modifier la région',
  processed: 'Lieu de traitement',
  regions: {
    anywhere: 'N’importe où',
    eu: 'L’Union européenne seulement',
    us: 'Les États-Unis seulement',
  },
  regionHint:
    'Un fournisseur compte comme extérieur tant que personne ne peut dire où il traite les appels. La ligne téléphonique n’est pas concernée : son opérateur choisit ses propres voies.',
  notUsed: 'Pas utilisé',
  outside: (name: string, isWhole: boolean) => (isWhole ? name : `une partie de ${name}`),
  parts: { stt: 'écoute', tts: 'parle', llm: 'réfléchit' },
  nobodyThere: (parts: readonly string[]) => `Personne n’y ${parts.join(' ou ')}.`,
  nobodyThereDo:
    'Les appels qui en ont besoin vont au numéro de secours, et rien ne peut être publié tant que vous ne reliez personne.',
  toAccounts: 'Ouvrir les fournisseurs',
  calling: 'Qui peut être appelé',
  callingLead: 'Les appels aux personnes qui n’en veulent pas sont refusés, quelle que soit la demande.',
  consentNeeded: 'Seules les personnes qui l’ont accepté ici sont appelées.',
  consentFree: 'Toute personne qui ne l’a pas refusé peut être appelée.',
  needConsent: 'N’appeler que les personnes qui l’ont accepté',
  addNumber: 'Ajouter un numéro',
  importNumbers: 'Importer des numéros',
  importTitle: 'Importer qui ne veut pas être appelé',
  importText:
    'Un fichier CSV avec un numéro de téléphone par ligne, ou une colonne de numéros. Aucun agent n’appelle plus ces personnes.',
  dropFile: 'Déposez ici un fichier CSV',
  chooseFile: 'Choisir un fichier',
  imported: (count: number, written: string) =>
    count === 1 ? 'Un numéro a été ajouté.' : `${written} numéros ont été ajoutés.`,
  thereBefore: (count: number, written: string) =>
    count === 1 ? 'Un était déjà sur la liste.' : `${written} étaient déjà sur la liste.`,
  leftOut: (count: number, written: string) =>
    count === 1
      ? 'Une ligne n’a pas de numéro que l’on peut appeler :'
      : `${written} lignes n’ont pas de numéro que l’on peut appeler :`,
  line: (line: string) => `ligne ${line}`,
  tooLarge: (megabytes: number) => `Un fichier fait ${megabytes} Mo au plus. Partagez-le.`,
  importDone: 'Terminé',
  number: 'Numéro de téléphone',
  numberHint: 'Avec l’indicatif du pays, par exemple +33199001234.',
  choice: 'Cette personne',
  choices: { refused: 'Ne veut pas être appelée', agreed: 'A accepté d’être appelée' },
  sources: { caller: 'dit lors d’un appel', member: 'noté ici' },
  noNumbers: 'Personne n’a encore refusé ou accepté.',
  remove: 'Retirer',
  removeNumber: 'Retirer ce numéro ?',
  removeText: (number: string) => `${number} pourra alors de nouveau être appelé, si rien d’autre ne l’interdit.`,
  holds: 'Conservations légales',
  holdsLead:
    'Ce qu’un tribunal ou une autorité a demandé. Rien ne le supprime : ni la durée ci-dessus, ni une personne, ni la fin de l’espace de travail.',
  noHolds: 'Rien n’est en conservation légale. Un propriétaire peut y placer un appel ou un contact sur sa page.',
  kinds: { call: 'Un appel', contact: 'Un contact et ses appels' },
  heldContact: (e164: string) => `${e164} et ses appels`,
  heldBy: (name: string) => `par ${name}`,
  somebody: 'une personne partie depuis',
  release: 'Lever',
  releaseHold: 'Lever cette conservation ?',
  releaseText: 'Ce qui aurait dû être supprimé entre-temps l’est dans l’heure.',
  hold: 'Mettre en conservation légale',
  onHold: 'En conservation légale',
  holdTitles: {
    call: 'Mettre cet appel en conservation légale',
    contact: 'Mettre ce contact en conservation légale',
  },
  holdTexts: {
    call: 'Rien ne supprime son enregistrement et son journal tant qu’un propriétaire ne lève pas la conservation.',
    contact:
      'Rien ne supprime ce qui est gardé de cette personne et de ses appels, enregistrements et journaux compris, tant qu’un propriétaire ne lève pas la conservation.',
  },
  reason: 'Motif',
  erasure: 'Effacer une personne',
  erasureLead: 'Tout ce qui concerne une personne, avec un compte rendu de ce qui a été supprimé.',
  toContacts: 'Ouvrir les contacts',
});
