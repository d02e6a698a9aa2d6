import { translate } from '../../language/strings.ts';
import type { widgetDemoStrings } from './strings.ts';

export const widgetDemoGerman = translate<typeof widgetDemoStrings>('widgetDemo', {
  title: 'Ihre Website',
  lead: 'Diese Seite hat die Zeile des Widgets und sonst nichts von AYBIZA, so wie eine Seite von Ihnen. Sprechen oder schreiben Sie unten.',
  note: 'Anrufe von hier zählen als Tests.',
  back: 'Zurück zu den Widgets',
});
