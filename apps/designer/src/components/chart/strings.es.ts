import { translate } from '../../language/strings.ts';
import type { chartStrings } from './strings.ts';

export const chartSpanish = translate<typeof chartStrings>('chart', {
  table: 'Tabla y archivo',
  tableOf: (title: string) => `: ${title}`,
  file: 'Descargar CSV',
  keys: 'Las flechas recorren el gráfico.',
  calls: 'Mostrar estas llamadas',
});
