import { translate } from '../../language/strings.ts';
import { chartStrings } from './strings.ts';

export const chartFrench = translate(chartStrings, {
  table: 'Tableau et fichier',
  tableOf: (title: string) => ` : ${title}`,
  file: 'Télécharger le CSV',
  keys: 'Les flèches parcourent le graphique.',
  calls: 'Afficher ces appels',
});
