import { translate } from '../../language/strings.ts';
import type { CommentCount, ProblemCount } from './graph-layers.ts';
import type { graphStrings } from './strings.ts';

const untaken = 'Aucun scénario n’emprunte ce lien';

const count = (number: number, one: string, many: string) => `${number} ${number < 2 ? one : many}`;

export const graphFrench = translate<typeof graphStrings>('graph', {
  canvas: 'Parcours',
  problems: ({ errors, warnings }: ProblemCount) =>
    [
      errors === 0 ? '' : count(errors, 'erreur', 'erreurs'),
      warnings === 0 ? '' : count(warnings, 'avertissement', 'avertissements'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  comments: ({ open, calls }: CommentCount) =>
    `${count(open, 'commentaire', 'commentaires')}${calls ? ', on vous mentionne' : ''}`,
  port: (label: string, wired: boolean) =>
    wired ? `${label} : reliée` : `${label} : ne mène nulle part pour l’instant`,
  wire: ({ from, port, to }: { from: string; port: string; to: string }, isTaken: boolean) =>
    [
      `Lien de « ${from} »`,
      port === '' ? '' : ` par « ${port} »`,
      ` vers « ${to} »`,
      isTaken ? '' : `. ${untaken}`,
    ].join(''),
  nothingChosen: 'Rien de choisi',
  untaken,
  insert: 'Ajouter une étape sur ce lien',
  changes: { added: 'Nouvelle', removed: 'Disparue', changed: 'Modifiée', moved: 'Déplacée' },
  here: 'L’appelant est ici',
  collapse: 'Replier le groupe',
  expand: 'Ouvrir le groupe',
  inside: (number: number) => (number < 2 ? `${number} étape à l’intérieur` : `${number} étapes à l’intérieur`),
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Tout afficher',
  minimap: 'Vue d’ensemble',
  variables: 'Variables',
  cardText: 'Texte sur la carte',
  cardName: 'Nom de l’étape',
  writes: (name: string) => `${name} est en train d’écrire`,
});
