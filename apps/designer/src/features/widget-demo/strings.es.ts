import { translate } from '../../language/strings.ts';
import type { widgetDemoStrings } from './strings.ts';

export const widgetDemoSpanish = translate<typeof widgetDemoStrings>('widgetDemo', {
  title: 'Su sitio web',
  lead: 'Esta página contiene la línea del widget y nada más de AYBIZA, como la tendría una página suya. Háblele o escríbale abajo.',
  note: 'Las llamadas desde aquí cuentan como pruebas.',
  back: 'Volver a los widgets',
});
