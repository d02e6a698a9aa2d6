import { translate } from '../../language/strings.ts';
import type { releaseStrings } from './strings.ts';

export const releaseSpanish = translate<typeof releaseStrings>('release', {
  share: 'Para quién',
  shareAll: 'Todas las personas que llaman',
  sharePart: (percent) => `El ${percent} % de quienes llaman`,
  shareAllHint: 'O pruébela primero con una parte.',
  shareHint: 'Los demás siguen con la versión anterior. Cambie los porcentajes en la página «Números».',
  watch: 'Volver atrás automáticamente si va peor',
  watchHint:
    'La nueva versión se compara con la antigua después de cada llamada y se retira cuando la diferencia ya no se debe al azar.',
  measure: 'Va peor si, con más frecuencia…',
  margin: 'En más de tantas de cada 100 llamadas',
  grow: 'Darla a más personas mientras vaya bien',
  growHint: 'Cada 50 personas que la reciben: 25, 50 y luego 100 %.',
  measures: {
    usual: 'las llamadas se cortan o el agente no las resuelve',
    dropped: 'las llamadas se cortan',
    left: 'quien llama cuelga antes del final',
    transferred: 'la llamada se transfiere a una persona',
    notContained: 'el agente no resuelve la llamada',
  },
  when: 'Cuándo',
  now: 'Ahora',
  later: 'En un momento dado',
  at: 'Fecha y hora',
  atHint: 'La versión se crea ahora y ya no cambia.',
  clocks: {
    workspace: (zone) => `Según el reloj del espacio de trabajo (${zone}).`,
    device: (zone) => `Según el reloj de este dispositivo (${zone}): el espacio de trabajo aún no tiene zona horaria.`,
  },
  inZone: (moment, zone) => `${moment} (${zone})`,
  environment: 'Entorno',
  environmentHint: 'Qué versiones del agente contestan aquí: las de quienes llaman o las que se están probando.',
  where: 'Dónde',
  environments: { live: 'En vivo', staging: 'Preproducción', development: 'Desarrollo' },
  whereHint:
    'Los números y widgets que apuntan ahí. Quienes llaman a los que están en vivo no notan nada de los demás.',
  planReplaced: (number: number, at: string) => `La versión ${number} está prevista para ${at}. Esta ocupa su lugar.`,
  planFollows: (number: number, at: string) =>
    `La versión ${number} está prevista para ${at} y contestará desde entonces. Cancele el plan si no debe hacerlo.`,
  more: 'Cuándo y dónde',
});
