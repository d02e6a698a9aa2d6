import { translate } from '../../language/strings.ts';
import type { backTestStrings } from './strings.ts';

const calls = (count: number) => `${count} ${count === 1 ? 'llamada' : 'llamadas'}`;

export const backTestSpanish = translate<typeof backTestStrings>('backTest', {
  title: 'Prueba retrospectiva',
  titleOf: (agent: string) => `Prueba retrospectiva · ${agent}`,
  lead: '¿Qué habría sido de llamadas reales con el borrador tal como está ahora, o con una versión publicada? No se hace nada ni se llama a nadie: lo que dijo quien llamó, las teclas y las respuestas de otros sistemas salen de los registros.',
  toEditor: 'Ir al editor',
  period: 'Llamadas',
  days: (days: number) => (days === 1 ? 'del último día' : `de los últimos ${days} días`),
  tests: 'También las llamadas de prueba',
  model: 'Preguntar al modelo cuando un registro no tenga respuesta',
  modelHint:
    'Tarda más y cuesta lo que cuesta el modelo. Si no, se supone que el modelo hace lo que hace de ordinario.',
  flow: 'Flujo',
  draft: 'El borrador',
  version: (number: number) => `Versión ${number}`,
  versionOf: ({ number, name, live }: { number: number; name: string; live: boolean }) =>
    [`Versión ${number}`, name, live ? 'contesta llamadas' : ''].filter((part) => part !== '').join(' · '),
  start: (version: number | null) => (version === null ? 'Probar el borrador' : `Probar la versión ${version}`),
  starting: 'Iniciando…',
  refused: (errors: number) =>
    `El borrador tiene ${errors === 1 ? 'un error' : `${errors} errores`}: ninguna llamada podría recorrerlo. Abra el editor para ver qué va mal.`,
  earlier: 'Pruebas retrospectivas anteriores',
  chosenTest: 'Prueba retrospectiva',
  testOf: (when: string, version: number | null, total: number) =>
    [when, version === null ? 'borrador' : `versión ${version}`, calls(total)].join(' · '),
  emptyTitle: 'Aún no se ha probado nada',
  emptyText:
    'Elija arriba un periodo. Cada una de sus llamadas se lleva por el flujo, y usted ve cuáles habrían ido por otro camino, y dónde.',
  noCallsTitle: 'Ninguna llamada en este periodo',
  noCallsText: 'Elija uno más largo o incluya las llamadas de prueba.',
  progress: (done: number, total: number) => `${done} de ${calls(total)}`,
  status: {
    waiting: 'A la espera de procesarse',
    running: 'En curso',
    finished: 'Terminada',
    stopped: 'Detenida',
    failed: 'Interrumpida',
  },
  failedText:
    'Algo falló por el camino. Lo que se había averiguado hasta entonces está abajo; vuelva a iniciarla para el resto.',
  outdated: 'El borrador se ha modificado desde entonces.',
  stop: 'Detener',
  verdicts: {
    otherOutcome: 'Otro resultado',
    otherPath: 'Otro camino',
    undecided: 'No se puede decidir',
    same: 'Igual',
  },
  about: {
    otherOutcome: 'Estas llamadas habrían tenido otro resultado.',
    otherPath: 'Estas llamadas habrían llegado al mismo final por otro camino.',
    undecided: 'A estas personas se les habría preguntado algo a lo que sus llamadas no responden.',
    same: 'Nada sería distinto en estas llamadas.',
  },
  none: {
    otherOutcome: 'Ninguna llamada habría tenido otro resultado.',
    otherPath: 'Ninguna llamada habría llegado a su final por otro camino.',
    undecided: 'Se pudieron decidir todas las llamadas.',
    same: 'Ninguna llamada habría ido como fue.',
  },
  started: 'Inicio',
  caller: 'Quién llama',
  outcome: 'Resultado',
  where: 'Dónde se separan los caminos',
  assumed: 'Supuesto',
  outcomes: (was: string, now: string) => `${was} → ${now}`,
  noOutcome: 'ninguno',
  unknown: 'no se sabe',
  assumption: {
    words: 'palabras dichas en otro paso',
    silence: 'un silencio en otro paso',
    model: 'la respuesta del modelo',
    request: 'la respuesta de otro sistema',
    transfer: 'alguien contesta la transferencia',
    message: 'el mensaje se envía',
    lot: 'el resultado de un sorteo',
  },
  parts: (at: string, was: string, now: string) => `Después de «${at}»: fue «${was}», sería «${now}».`,
  ended: 'el final de la llamada',
  aside: 'vuelta a donde estaba quien llamó',
  reason: {
    notAsked: (node: string) => `Nada de lo que dijo quien llamó encaja en «${node}».`,
    hungUp: (node: string) => `Quien llamó colgó en otro lugar; nadie sabe qué habría hecho en «${node}».`,
    over: (node: string) => `La llamada había terminado; ahora continuaría en «${node}».`,
    cutOff: () => 'La llamada se cortó, o no se conserva nada de ella.',
    tooLong: (node: string) => `En «${node}», el flujo sigue y sigue sin esperar a quien llama.`,
  },
  notice: (version: number | null) => (version === null ? 'Con el borrador' : `Con la versión ${version}`),
  noticeOutcome: (was: string, now: string) => `Terminaría como «${now}» en lugar de «${was}».`,
  noticeSame: 'Iría por el mismo camino.',
  noticeAssumed: (what: string) => `Se supone: ${what}.`,
  back: 'Ir a la prueba retrospectiva',
});
