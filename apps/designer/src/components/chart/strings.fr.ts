import { translate } from '../../language/strings.ts';
import type { chartStrings } from './strings.ts';

export const chartFrench = translate<typeof chartStrings>('chart', {
  table: 'Tableau et fichier',
  tableOf: (title: string) => ` : ${title}`,
  file: 'Télécharger le CSV',
  keys: 'Les flèches parcourent le graphique.',
  calls: 'Afficher ces appels',
});
