import { translate } from '../../../language/strings.ts';
import type { rulesStrings } from './strings.ts';

export const rulesSpanish = translate<typeof rulesStrings>('rules', {
  title: 'Reglas',
  hint: 'Promesas que valen para cada llamada. Se demuestran en todos los caminos del flujo, con cada cambio.',
  emptyTitle: 'Aún no hay reglas',
  empty:
    'Diga qué debe cumplirse en cada llamada y se demostrará mientras dibuja: a quién se pregunta primero, qué se dice solo después.',
  add: 'Añadir una regla',
  templates: {
    neverBefore: 'Algo nunca ocurre antes de…',
    alwaysBefore: 'Algo siempre ocurre antes de…',
    withinTurns: 'Algo nunca queda lejos',
  },
  kind: 'Tipo de promesa',
  what: 'Qué',
  before: 'Antes de',
  step: 'Paso',
  way: 'Salida',
  value: 'Valor',
  stepKind: 'Tipo de paso',
  turns: 'Máximo de turnos de quien llama',
  name: 'Nombre',
  nameHint: 'Se muestra cuando la regla no se cumple. Sigue a la frase hasta que usted elija otro.',
  remove: 'Quitar la regla',
  play: 'Reproducir el camino que la incumple',
  moments: {
    node: 'Quien llama llega a un paso',
    port: 'Se deja un paso por una de sus salidas',
    speaks: 'Se dice un valor',
    sets: 'Se rellena un valor',
    kind: 'Ocurre un tipo de paso',
  },
  subjects: {
    transfer: 'una transferencia',
    recording: 'la grabación',
    request: 'una solicitud',
    message: 'un SMS',
    voicemail: 'un mensaje de voz',
    end: 'el final de la llamada',
  },
  // “se ha iniciado”: as it stands the participle goes with every subject
  done: {
    node: 'alcanzado',
    port: 'tomado',
    speaks: 'dicho',
    sets: 'rellenado',
    transfer: 'iniciado',
    recording: 'iniciado',
    request: 'enviado',
    message: 'enviado',
    voicemail: 'recogido',
    end: 'alcanzado',
  },
  person: 'una persona',
  wayOf: (way: string, step: string) => `«${way}» de «${step}»`,
  named: (step: string) => `«${step}»`,
  never: (done: string) => ` nunca se ha ${done} antes de que `,
  always: (done: string) => ` siempre se ha ${done} antes de que `,
  is: (done: string) => ` se haya ${done}`,
  within: [' nunca está a más de ', ' de distancia'],
  turnsAway: (turns: number) => (turns === 1 ? '1 turno' : `${turns} turnos`),
  states: {
    holds: 'Se cumple',
    broken: 'No se cumple',
    never: 'Nunca ocurre',
    noStart: 'Sin demostrar',
    checking: 'Comprobando…',
  },
  stateHints: {
    never: 'Trata de algo que no ocurre en ninguna llamada.',
    noStart: 'El flujo no tiene inicio: no hay llamadas en las que demostrarla.',
  },
  totals: (holds: number, all: number) =>
    holds === all
      ? `${all} ${all === 1 ? 'demostrada' : 'demostradas'}`
      : `${holds} de ${all} ${holds === 1 ? 'demostrada' : 'demostradas'}`,
});
