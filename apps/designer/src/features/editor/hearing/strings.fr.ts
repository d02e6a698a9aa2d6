import { translate } from '../../../language/strings.ts';
import type { hearingStrings } from './strings.ts';

export const hearingFrench = translate<typeof hearingStrings>('hearing', {
  hear: 'Écouter',
  stop: 'Arrêter',
  fetching: 'L’agent va parler…',
  again: 'Réessayer l’écoute',
  example: (name: string, value: string) => `avec « ${value} » pour ${name}`,
  nothing: 'Il n’y a encore rien à écouter : écrivez ce qui est dit.',
  notPlayable: 'Ce navigateur ne peut pas lire le son. Vérifiez qu’il est autorisé à émettre du son, puis réessayez.',
  sample: (name: string) => `Bonjour, ici ${name}. En quoi puis-je vous aider ?`,
  hearVoice: 'Écouter cette voix',
});
