import { translate } from '../../../../language/strings.ts';
import type { exampleStrings, trialStrings } from './strings.ts';

export const trialSpanish = translate<typeof trialStrings>('trial', {
  title: 'Probar la solicitud',
  hint: {
    http: 'Se envía de verdad, con estos valores: lo que el otro sistema haga al recibirla queda hecho.',
    calendar:
      'La agenda responde igual que en una llamada, con estos valores. No se reserva, mueve ni cancela ninguna cita.',
  },
  send: { http: 'Enviar', calendar: 'Consultar la agenda' },
  sending: 'La solicitud está en camino',
  yes: 'sí',
  no: 'no',
  wrongValue: { number: 'Esto no es un número.', json: 'Esto aún no es JSON, o es de otro tipo.' },
  lost: 'No se pudo probar la solicitud. Inténtelo de nuevo dentro de un momento.',
  notSent: 'No se envió nada: primero hay que corregir este paso.',
  failed: {
    timeout: (ms: number) =>
      `El otro sistema tardó demasiado: no llegó una respuesta completa en ${Math.round(ms / 1000)} s.`,
    failed: (_ms: number, reason: string) => `No se pudo consultar el otro sistema. ${reason}`,
  },
  leaves: (port: string) => `Una llamada sale por «${port}».`,
  status: (status: number) => `Estado ${status}`,
  took: (ms: number) => `en ${ms} ms.`,
  kept: 'Qué se guarda',
  nothingKept: 'Ninguna parte de la respuesta se guarda en una variable.',
  body: 'Respuesta',
  cut: 'La respuesta es más larga; este es el comienzo.',
  headers: (names: readonly string[]) =>
    names.length === 0 ? 'Sin encabezados.' : `Encabezados: ${names.join(', ')}.`,
  pin: 'Fijar como ejemplo',
  pinned: 'La respuesta está fijada: la usan las llamadas de prueba y los escenarios.',
  notPinned: 'La respuesta es demasiado larga para servir de ejemplo, o usted solo puede consultar este flujo.',
});

export const exampleSpanish = translate<typeof exampleStrings>('example', {
  none: 'Respuesta de ejemplo',
  pinned: (status: number) => `Respuesta de ejemplo · ${status}`,
  hint: 'Lo que se supone que responde el otro sistema en las llamadas de prueba y los escenarios. Quienes llaman nunca la reciben.',
  write: 'Escribir una',
  remove: 'Quitar el ejemplo',
  status: 'Estado',
  body: 'Respuesta',
  bodyRefusal: 'Esto aún no es JSON, o supera los 20.000 caracteres.',
});
