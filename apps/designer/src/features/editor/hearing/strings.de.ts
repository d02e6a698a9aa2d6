import { translate } from '../../../language/strings.ts';
import type { hearingStrings } from './strings.ts';

export const hearingGerman = translate<typeof hearingStrings>('hearing', {
  hear: 'Anhören',
  stop: 'Anhalten',
  fetching: 'Gleich spricht der Agent …',
  again: 'Noch einmal versuchen',
  example: (name: string, value: string) => `mit „${value}“ für ${name}`,
  nothing: 'Hier gibt es noch nichts zu hören: Schreiben Sie, was gesagt wird.',
  notPlayable:
    'Dieser Browser kann den Ton nicht abspielen. Prüfen Sie, ob er Ton abspielen darf, und versuchen Sie es noch einmal.',
  sample: (name: string) => `Guten Tag, hier ist ${name}. Wie kann ich Ihnen helfen?`,
  hearVoice: 'Diese Stimme anhören',
});
