import { translate } from '../../language/strings.ts';
import { chartStrings } from './strings.ts';

export const chartSpanish = translate(chartStrings, {
  table: 'Tabla y archivo',
  tableOf: (title: string) => `: ${title}`,
  file: 'Descargar CSV',
  keys: 'Las flechas recorren el gráfico.',
  calls: 'Mostrar estas llamadas',
});
