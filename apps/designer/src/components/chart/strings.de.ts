import { translate } from '../../language/strings.ts';
import type { chartStrings } from './strings.ts';

export const chartGerman = translate<typeof chartStrings>('chart', {
  table: 'Tabelle und Datei',
  tableOf: (title: string) => `: ${title}`,
  file: 'CSV herunterladen',
  keys: 'Die Pfeiltasten führen am Diagramm entlang.',
  calls: 'Diese Anrufe zeigen',
});
