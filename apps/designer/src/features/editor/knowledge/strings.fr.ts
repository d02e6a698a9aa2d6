import { MAX_DOCUMENT_LENGTH } from '@aybiza/flow/document-length';
import { translate } from '../../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('fr');
const letters = (value: number) => `${number(value)} ${value < 2 ? 'caractère' : 'caractères'}`;

export const knowledgeFrench = translate<typeof knowledgeStrings>('editor/knowledge', {
  rail: 'Connais\u00adsances',
  title: 'Connaissances',
  hint: 'Ce d’après quoi répondent les étapes « Renseigner », et rien d’autre. Le modèle voit les passages qui correspondent à la question.',
  empty:
    'Pas encore de document. Ajoutez ce que demandent les appelants : les tarifs, le stationnement, comment se préparer à un rendez-vous.',
  add: 'Écrire un document',
  drop: 'Déposez ici des fichiers texte ou Markdown',
  choose: 'Choisir des fichiers',
  reading: 'Lecture…',
  first: 'Nouveau document',
  name: 'Titre',
  text: 'Texte',
  textHint: 'Un paragraphe par sujet : le modèle reçoit des paragraphes entiers.',
  textRefused: `Un document contient au plus ${letters(MAX_DOCUMENT_LENGTH)}. Coupez-le en deux.`,
  summary: (length: number) => (length === 0 ? 'vide' : letters(length)),
  remove: 'Supprimer le document',
  removed: (title: string) => `« ${title} » est supprimé.`,
  tooLong: (file: string, length?: number) =>
    length === undefined
      ? `« ${file} » est trop long : un document contient au plus ${letters(MAX_DOCUMENT_LENGTH)}. Coupez-le en plusieurs.`
      : `« ${file} » compte ${letters(length)}, et un document en contient au plus ${number(MAX_DOCUMENT_LENGTH)}. Coupez-le en plusieurs.`,
  noText: (file: string) =>
    `« ${file} » n’est pas du texte brut. Enregistrez-le d’abord au format texte ou Markdown (UTF-8).`,
  emptyFile: (file: string) => `« ${file} » est vide.`,
  unreadable: (file: string) => `« ${file} » n’a pas pu être lu.`,
  question: 'Essayer une question',
  questionHint:
    'Comme la poserait un appelant. Vous voyez les passages d’après lesquels le modèle répond, le meilleur en premier.',
  find: 'Chercher',
  nothingFound: 'Aucun passage ne contient de mots de cette question : l’appel sortirait par « Introuvable ».',
  notTried: 'La question n’a pas pu être essayée. Vérifiez votre connexion et réessayez.',
  full: 'Ce parcours contient autant de documents que possible : supprimez-en un d’abord.',
});
