import { translate } from '../../../language/strings.ts';
import type { hearingStrings } from './strings.ts';

export const hearingSpanish = translate<typeof hearingStrings>('hearing', {
  hear: 'Escuchar',
  stop: 'Detener',
  fetching: 'El agente está a punto de hablar…',
  again: 'Intentar escucharlo de nuevo',
  example: (name: string, value: string) => `con «${value}» para ${name}`,
  nothing: 'Aún no hay nada que escuchar: escriba lo que se dice.',
  notPlayable:
    'Este navegador no puede reproducir el sonido. Compruebe que tiene permiso para hacerlo e inténtelo de nuevo.',
  sample: (name: string) => `Hola, soy ${name}. ¿En qué puedo ayudarle?`,
  hearVoice: 'Escuchar esta voz',
});
