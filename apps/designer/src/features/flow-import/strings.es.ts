import { translate } from '../../language/strings.ts';
import type { importStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const importSpanish = translate<typeof importStrings>('import', {
  title: 'Importar un flujo',
  intro: 'Un flujo de AYBIZA, Twilio Studio, Amazon Connect o Vapi, en el archivo JSON que exporta su sistema.',
  drop: 'Suelte un archivo aquí',
  choose: 'Elegir un archivo…',
  paste: 'O péguelo',
  pasteLabel: 'Flujo en JSON',
  read: 'Leerlo',
  reading: 'Leyendo…',
  tooLarge: 'Este archivo supera los 5 MB, y ningún flujo es tan grande.',
  unreadable: 'No se pudo leer el archivo.',
  notLoaded: 'No se pudo cargar la herramienta de importación. Compruebe su conexión e inténtelo de nuevo.',
  another: 'Otro archivo',
  formats: {
    'twilio-studio': 'Twilio Studio',
    'amazon-connect': 'Amazon Connect',
    'amazon-connect-export': 'Amazon Connect (exportación)',
    'vapi-workflow': 'Vapi',
    aybiza: 'AYBIZA',
  },
  from: (name: string, format: string, steps: number) => `«${name}» de ${format}, ${count(steps, 'paso', 'pasos')}`,
  replace: 'Reemplazar este flujo',
  replaceHint: 'Ocupa el lugar de este flujo; con «Deshacer» vuelve el de ahora.',
  replaced: (name: string) => `«${name}» está ahora aquí. Con «Deshacer» vuelve lo que había antes.`,
  rail: 'Importar',
  report: 'Qué ha sido de cada paso',
  reportTitle: 'Informe de la importación',
  reportNote: 'Permanece aquí mientras esta pestaña del navegador esté abierta.',
  forget: 'Cerrar el informe',
  filter: 'Qué pasos',
  all: (number: number) => `Todos: ${number}`,
  verdicts: {
    mapped: 'Trasladado',
    approximated: 'Aproximado',
    noCounterpart: 'Sin equivalente',
  },
  counted: {
    mapped: (number: number) => count(number, 'trasladado', 'trasladados'),
    approximated: (number: number) => count(number, 'aproximado', 'aproximados'),
    noCounterpart: (number: number) => `${number} sin equivalente`,
  },
  hints: {
    mapped: 'Lo mismo para quien llama.',
    approximated: 'Casi lo mismo, o falta completar algo.',
    noCounterpart: 'Se conserva como nota junto a su lugar.',
  },
  nothing: 'No había ningún paso.',
});
