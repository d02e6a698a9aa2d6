import { translate } from '../../language/strings.ts';
import type { importStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number < 2 ? one : many}`;

export const importFrench = translate<typeof importStrings>('import', {
  title: 'Importer un parcours',
  intro:
    'Un parcours d’AYBIZA, Twilio Studio, Amazon Connect ou Vapi, sous la forme du fichier JSON exporté par son système.',
  drop: 'Déposez un fichier ici',
  choose: 'Choisir un fichier…',
  paste: 'Ou collez-le',
  pasteLabel: 'Parcours en JSON',
  read: 'Le lire',
  reading: 'Lecture…',
  tooLarge: 'Ce fichier dépasse 5 Mo, ce qu’aucun parcours n’atteint.',
  unreadable: 'Le fichier n’a pas pu être lu.',
  notLoaded: 'L’outil d’import n’a pas pu être chargé. Vérifiez votre connexion et réessayez.',
  another: 'Un autre fichier',
  formats: {
    'twilio-studio': 'Twilio Studio',
    'amazon-connect': 'Amazon Connect',
    'amazon-connect-export': 'Amazon Connect (export)',
    'vapi-workflow': 'Vapi',
    aybiza: 'AYBIZA',
  },
  from: (name: string, format: string, steps: number) => `« ${name} » (${format}), ${count(steps, 'étape', 'étapes')}`,
  replace: 'Remplacer ce parcours',
  replaceHint: 'Il prend la place de ce parcours ; annuler ramène celui-ci.',
  replaced: (name: string) => `« ${name} » est maintenant ici. Annuler ramène ce qu’il y avait avant.`,
  rail: 'Import',
  report: 'Ce qu’est devenue chaque étape',
  reportTitle: 'Compte rendu de l’import',
  reportNote: 'Il reste ici tant que cet onglet du navigateur est ouvert.',
  forget: 'Fermer le compte rendu',
  filter: 'Quelles étapes',
  all: (number: number) => `Toutes : ${number}`,
  verdicts: {
    mapped: 'Reprise',
    approximated: 'Approchée',
    noCounterpart: 'Sans équivalent',
  },
  counted: {
    mapped: (number: number) => count(number, 'reprise', 'reprises'),
    approximated: (number: number) => count(number, 'approchée', 'approchées'),
    noCounterpart: (number: number) => `${number} sans équivalent`,
  },
  hints: {
    mapped: 'La même chose pour un appelant.',
    approximated: 'Presque la même chose, ou quelque chose à compléter.',
    noCounterpart: 'Gardée en note à côté de sa place.',
  },
  nothing: 'Il n’y avait aucune étape.',
});
