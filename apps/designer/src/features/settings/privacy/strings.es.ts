import { translate } from '../../../language/strings.ts';
import type { privacyStrings } from './strings.ts';

export const privacySpanish = translate<typeof privacyStrings>('privacy', {
  notice: 'Antes de grabar una llamada',
  noticeLead: 'Lo primero que oyen quienes llaman a cualquier agente. Se aplica a partir de la próxima llamada.',
  change: 'Cambiar lo que se dice',
  save: 'Guardar',
  recording: 'Grabación',
  notices: {
    none: 'No se dice nada a quien llama.',
    announce: 'Quien llama oye que la llamada se graba, antes de que empiece la grabación.',
    ask: 'Se pregunta a quien llama. Sin un sí no se graba nada, y la llamada continúa.',
  },
  noticeChoices: { none: 'No decir nada', announce: 'Decir que la llamada se graba', ask: 'Pedir un sí' },
  ai: 'Asistente',
  saysAi: 'Quien llama oye que le atiende un asistente automático.',
  saysNoAi: 'No se dice a quien llama que le atiende un asistente automático.',
  sayAi: 'Decir que atiende un asistente automático',
  words: 'Texto',
  ownWords: 'Con sus propias palabras',
  ownWordsHint: 'Se dice en lugar de nuestra frase. Déjelo vacío para usar la nuestra, en el idioma del agente.',
  ourWords: 'Nuestra frase, en el idioma del agente.',
  always:
    'Quien llama siempre puede decir «no grabe más», «elimine esta grabación» o «no me llamen». Se hace de inmediato.',
  region: 'Dónde se procesan las llamadas',
  regionLead:
    'Qué proveedores pueden escuchar, hablar y pensar en las llamadas. Si elige una región, nada de una llamada va a un proveedor de fuera de ella, ni siquiera cuando otros fallan.',
  changeRegion: 'Cambiar la región',
  processed: 'Se procesan en',
  regions: {
    anywhere: 'Cualquier lugar',
    eu: 'Solo la Unión Europea',
    us: 'Solo Estados Unidos',
  },
  regionHint:
    'Un proveedor cuenta como de fuera mientras nadie pueda decir dónde procesa las llamadas. La línea telefónica no está incluida: su operadora elige sus propios caminos.',
  notUsed: 'Sin usar',
  outside: (name: string, isWhole: boolean) => (isWhole ? name : `parte de ${name}`),
  parts: { stt: 'escucha', tts: 'habla', llm: 'piensa' },
  nobodyThere: (parts: readonly string[]) => `Allí nadie ${parts.join(' ni ')}.`,
  nobodyThereDo:
    'Las llamadas que lo necesitan van al número de reserva, y no se puede publicar nada hasta que conecte un proveedor.',
  toAccounts: 'Abrir «Proveedores»',
  calling: 'A quién se puede llamar',
  callingLead: 'Las llamadas a quienes no desean recibirlas se rechazan, las pida quien las pida.',
  consentNeeded: 'Solo se llama a quienes lo han aceptado aquí.',
  consentFree: 'Se puede llamar a cualquiera que no se haya negado.',
  needConsent: 'Llamar solo a quienes lo han aceptado',
  addNumber: 'Añadir un número',
  importNumbers: 'Importar números',
  importTitle: 'Importar quién no quiere llamadas',
  importText:
    'Un archivo CSV con un número de teléfono por línea, o con una columna de números. Ningún agente vuelve a llamar a estas personas.',
  dropFile: 'Suelte aquí un archivo CSV',
  chooseFile: 'Elegir un archivo',
  imported: (count: number, written: string) =>
    count === 1 ? 'Se añadió un número.' : `Se añadieron ${written} números.`,
  thereBefore: (count: number, written: string) =>
    count === 1 ? 'Uno ya estaba en la lista.' : `${written} ya estaban en la lista.`,
  leftOut: (count: number, written: string) =>
    count === 1
      ? 'Una línea no tiene un número al que se pueda llamar:'
      : `${written} líneas no tienen un número al que se pueda llamar:`,
  line: (line: string) => `línea ${line}`,
  tooLarge: (megabytes: number) => `Un archivo tiene ${megabytes} MB como máximo. Divídalo.`,
  importDone: 'Listo',
  number: 'Número de teléfono',
  numberHint: 'Con el prefijo del país, por ejemplo, +34912345678.',
  choice: 'Esta persona',
  choices: { refused: 'No quiere recibir llamadas', agreed: 'Ha aceptado recibir llamadas' },
  sources: { caller: 'dicho en una llamada', member: 'anotado aquí' },
  noNumbers: 'Aún nadie se ha negado ni ha aceptado.',
  remove: 'Quitar',
  removeNumber: '¿Quitar este número?',
  removeText: (number: string) => `Después se podrá volver a llamar a ${number}, si nada más lo impide.`,
  holds: 'Retenciones legales',
  holdsLead:
    'Lo que ha pedido un tribunal o una autoridad. Nada lo elimina: ni el plazo de arriba, ni una persona, ni el fin del espacio de trabajo.',
  noHolds: 'No hay nada retenido. Un propietario puede retener una llamada o un contacto en su página.',
  kinds: { call: 'Una llamada', contact: 'Un contacto y sus llamadas' },
  heldContact: (e164: string) => `${e164} y sus llamadas`,
  heldBy: (name: string) => `por ${name}`,
  somebody: 'alguien que ya no está',
  release: 'Levantar',
  releaseHold: '¿Levantar esta retención?',
  releaseText: 'Lo que debería haberse eliminado mientras tanto se elimina en el plazo de una hora.',
  hold: 'Aplicar retención legal',
  onHold: 'Bajo retención legal',
  holdTitles: {
    call: 'Aplicar retención legal a esta llamada',
    contact: 'Aplicar retención legal a este contacto',
  },
  holdTexts: {
    call: 'Nada elimina su grabación ni su registro hasta que un propietario levante la retención.',
    contact:
      'Nada elimina lo que se conserva de esta persona y de sus llamadas, incluidas las grabaciones y los registros, hasta que un propietario levante la retención.',
  },
  reason: 'Motivo',
  erasure: 'Borrar a una persona',
  erasureLead: 'Todo lo relativo a una persona, con un informe de lo que se eliminó.',
  toContacts: 'Abrir «Contactos»',
});
