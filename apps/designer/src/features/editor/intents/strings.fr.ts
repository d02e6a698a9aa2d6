import { translate } from '../../../language/strings.ts';
import type { intentStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number < 2 ? one : many}`;

export const intentFrench = translate<typeof intentStrings>('intent', {
  rail: 'Intentions',
  title: 'Intentions',
  hint: 'Ce que veulent les appelants, dit de bien des façons. Les menus et les cas particuliers qui citent une intention en comprennent toutes les phrases.',
  emptyTitle: 'Pas encore d’intention',
  empty:
    'Nommez une fois ce que veulent les appelants, par exemple « Parler à quelqu’un », et servez-vous-en dans tous les menus et cas particuliers.',
  add: 'Ajouter une intention',
  first: 'Nouvelle intention',
  label: 'Nom',
  labelHint: 'Il compte aussi comme une phrase.',
  phrases: 'Ce que disent les appelants',
  phrasesHint: 'Une phrase par ligne, 100 au plus.',
  summary: (phrases: number, uses: number) =>
    `${count(phrases, 'phrase', 'phrases')} · ${uses === 0 ? 'pas encore utilisée' : `utilisée ${uses} fois`}`,
  remove: 'Supprimer l’intention',
  removed: (label: string, uses: number) =>
    uses === 0
      ? `« ${label} » est supprimée.`
      : `« ${label} » est supprimée, y compris ${uses < 2 ? 'là où elle servait' : `aux ${uses} endroits où elle servait`}.`,
});
