import { translate } from '../../language/strings.ts';
import type { widgetDemoStrings } from './strings.ts';

export const widgetDemoFrench = translate<typeof widgetDemoStrings>('widgetDemo', {
  title: 'Votre site',
  lead: 'Cette page contient la ligne du widget et rien d’autre d’AYBIZA, comme le ferait une page à vous. Parlez-lui ou écrivez-lui en bas.',
  note: 'Les appels passés d’ici comptent comme des essais.',
  back: 'Retour aux widgets',
});
