import { translate } from '../../../language/strings.ts';
import type { writingStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const writingSpanish = translate<typeof writingStrings>('writing', {
  title: 'Escrito a partir de su descripción',
  waiting: 'Leyendo su descripción…',
  unattended:
    'Nadie ha empezado a dibujarlo todavía: el programa que se encarga de ello está parado o tiene otro trabajo. Empezará en cuanto haya uno libre. Puede esperar, iniciar el programa, o detenerlo y dibujar a mano.',
  writing: (steps: number, errors: number) =>
    errors === 0
      ? `Se está dibujando su línea: ${count(steps, 'paso', 'pasos')} hasta ahora.`
      : `Se está dibujando su línea: ${count(steps, 'paso', 'pasos')} hasta ahora, ${count(errors, 'cosa', 'cosas')} por corregir.`,
  finished: 'Su línea está dibujada y se puede publicar.',
  stopped: 'Usted lo ha detenido. Aquí está lo que ya se había dibujado.',
  gaveUp: 'Se ha dibujado hasta donde pudo llegar el modelo. Los problemas de abajo indican qué falta por corregir.',
  failed:
    'El modelo no respondió. Aquí está lo que ya se había dibujado; conecte otro modelo o continúe dibujando a mano.',
  stop: 'Detener',
  close: 'Cerrar',
});
