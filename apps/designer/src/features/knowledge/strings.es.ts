import { translate } from '../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('es');
const count = (value: number, one: string, many: string) => `${number(value)} ${value === 1 ? one : many}`;
const oneDigit = new Intl.NumberFormat('es', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const workspaceKnowledgeSpanish = translate<typeof knowledgeStrings>('knowledge', {
  title: 'Conocimientos',
  lead: 'Archivos y páginas web a partir de los que responden los agentes. Cada paso de un flujo indica cuáles puede usar.',
  drop: 'Suelte aquí archivos de texto, Markdown, PDF o CSV',
  choose: 'Elegir archivos',
  uploading: (file: string, left: number) => `Añadiendo «${file}»${left > 1 ? ` y ${number(left - 1)} más` : ''}…`,
  replacing: (file: string) => `Reemplazándolo por «${file}»…`,
  notReplaced: (file: string, why: string) => `«${file}» no ha ocupado su lugar. ${why}`,
  notReadAgain: (why: string) => `No se vuelve a leer. ${why}`,
  proxyLimit:
    'Un servidor intermedio no admite archivos de este tamaño. Pida a quien gestiona AYBIZA que suba su límite a 25 MB.',
  proxyRefused: (status: number) => `Un servidor intermedio lo rechazó (${status}). Inténtelo de nuevo en un momento.`,
  tooLarge: (file: string, mb: number) =>
    `«${file}» supera los ${mb} MB, y no se ha enviado nada. Divídalo en varios o guárdelo con imágenes más pequeñas.`,
  notAdded: (file: string, why: string) => `«${file}» no se ha añadido. ${why}`,
  addPage: 'Añadir una página web',
  address: 'Dirección',
  addressHint:
    'Una sola página, por ejemplo, https://example.com/prices. Debe ser accesible para todo el mundo en la web.',
  badAddress: 'Esto no es la dirección de una página web: empieza por https:// o http://.',
  daily: 'Volver a leerla cada día',
  add: 'Añadir',
  newCollection: 'Nueva colección',
  collectionName: 'Nombre',
  collectionHint:
    'Los agentes que usan una colección responden también a partir de lo que usted le añada más adelante.',
  collection: 'Colección',
  none: 'Sin colección',
  documents: 'Documentos',
  usage: (documents: number, passages: number) =>
    `${count(documents, 'documento', 'documentos')}, ${count(passages, 'pasaje', 'pasajes')}`,
  documentGone: 'El documento del que procede esta respuesta ya no está aquí.',
  emptyTitle: 'Aún no hay nada a partir de lo que responder',
  empty: 'Añada lo que preguntan quienes llaman: precios, aparcamiento, cómo prepararse para la visita.',
  columns: { title: 'Documento', state: 'Estado', passages: 'Pasajes', read: 'Leído' },
  states: { waiting: 'En espera', reading: 'Leyendo', ready: 'Listo', failed: 'No leído' },
  failures: {
    NO_TEXT: 'No contiene texto, solo imágenes. Escanéelo con reconocimiento de texto o añada el texto directamente.',
    EMPTY: 'No hay nada en él. Compruebe que es el archivo correcto.',
    ENCRYPTED: 'Está protegido con una contraseña. Guárdelo sin ella y reemplace el archivo.',
    DAMAGED: 'El archivo está dañado o no es lo que dice su nombre. Vuelva a guardarlo y reemplácelo.',
    TOO_LARGE:
      'Supera los 10 MB. Añada la página que contiene lo que preguntan quienes llaman o un archivo más pequeño.',
    TOO_MANY_PAGES: 'Tiene más de 1000 páginas. Divídalo y añada lo que preguntan quienes llaman.',
    TOO_MANY_PASSAGES: 'Es demasiado largo para un solo documento. Divídalo en varios.',
    TOO_HARD: 'Leerlo requería demasiado tiempo o demasiada memoria. Vuelva a guardarlo o añada su texto.',
    WRONG_CHARSET:
      'Sus letras no se pueden descifrar. Guárdelo como texto sin formato en UTF-8 y reemplace el archivo.',
    ADDRESS_REFUSED:
      'Esta dirección no es accesible para todo el mundo en la web, y no se consulta. Añada el texto como archivo.',
    UNREACHABLE: 'En la dirección no responde nadie, o solo con un error. Compruébela y vuelva a leerla.',
    NOT_THERE: 'Esta página ya no existe. Compruebe la dirección o elimine el documento.',
    NOT_ALLOWED: 'La página pide iniciar sesión. Añada su texto como archivo.',
    NOT_A_PAGE: 'En la dirección no hay ni una página ni un texto. Añada como archivo lo que dice.',
    NEEDS_SCRIPT: 'La página está vacía hasta que un navegador ejecuta sus programas. Añada su texto como archivo.',
    WORKSPACE_FULL: 'En el espacio de trabajo no caben más pasajes. Elimine documentos que no necesite nadie.',
    GIVEN_UP: 'Algo nuestro falló varias veces. Vuelva a leerlo; si ocurre otra vez, avise a quien gestiona AYBIZA.',
  },
  keepsOld: 'Se responde a partir de lo que se leyó antes.',
  changed: (added: number, removed: number) =>
    `${count(added, 'nuevo', 'nuevos')}, ${count(removed, 'desaparecido', 'desaparecidos')}`,
  more: (title: string) => `Más opciones para «${title}»`,
  open: 'Pasajes',
  rename: 'Cambiar el nombre o mover',
  replace: 'Reemplazar el archivo',
  again: 'Volver a leer',
  delete: 'Eliminar',
  save: 'Guardar',
  name: 'Título',
  deleteTitle: (title: string) => `¿Eliminar «${title}»?`,
  deleteText: 'Sus pasajes desaparecen de inmediato, también para las llamadas en curso.',
  usedBy: (agents: readonly string[]) =>
    agents.length === 1
      ? `Lo usa ${agents.join(', ')}: continúa sin él, y su borrador lo indica.`
      : `Lo usan ${agents.join(', ')}: continúan sin él, y sus borradores lo indican.`,
  unused: 'No lo menciona ningún agente.',
  close: 'Cerrar',
  page: (page: number) => `página ${page}`,
  firstPassages: (shown: number, all: number) => `Los primeros ${number(shown)} de ${number(all)}`,
  gone: 'Desaparecidos desde la lectura anterior',
  fresh: 'Nuevos desde la lectura anterior',
  tryTitle: 'Probar una pregunta',
  tryLead:
    'Pregunte como lo haría quien llama: verá los pasajes que encuentra una llamada y lo que su modelo responde a partir de ellos.',
  question: 'Pregunta',
  agent: 'Para',
  anyAgent: 'Todos los documentos',
  ask: 'Preguntar',
  answer: 'Respuesta',
  asking: 'Preguntando al modelo…',
  answeredIn: (ms: number) => `en ${oneDigit.format(ms / 1000)} s`,
  practiceModel: 'Modelo de práctica',
  doesNotTell: 'Los pasajes no lo dicen: la llamada saldría por «No encontrado».',
  nothingFound:
    'Ningún pasaje corresponde a esta pregunta: la llamada saldría por «No encontrado», sin preguntar al modelo.',
  nobodyAsked:
    'No responde ningún proceso de voz, y son ellos los que tienen los modelos. Inicie uno y vuelva a preguntar.',
  notAsked: (why: string) => `No se preguntó a ningún modelo. ${why}`,
  modelFailures: {
    works: 'El modelo no respondió. Vuelva a preguntar.',
    wrongKey: 'El proveedor del modelo rechaza la clave. Introdúzcala de nuevo en «Ajustes», en «Proveedores».',
    notAllowed: 'La clave no puede usar este modelo. Dele permiso en el sitio web del proveedor.',
    unreachable: 'El proveedor del modelo no responde. Vuelva a preguntar en un momento.',
    modelNotAvailable: 'El proveedor no tiene este modelo, o no para esta cuenta. Elija otro en los ajustes.',
    noCredit: 'La cuenta con el proveedor del modelo se ha quedado sin saldo. Recárguela en su sitio web.',
    busy: 'El proveedor del modelo está saturado en este momento. Vuelva a preguntar en un minuto.',
    addressRefused: 'La dirección del modelo lleva a una red privada. Cámbiela en los ajustes.',
    failed: 'El modelo no respondió. Vuelva a preguntar; si ocurre otra vez, pruebe la cuenta en los ajustes.',
  },
  cited: 'En la respuesta',
  found: (many: number, byMeaning: boolean) =>
    `${count(many, 'pasaje encontrado', 'pasajes encontrados')} por ${byMeaning ? 'palabras y significado' : 'palabras'}`,
  score: (score: number) => `relevancia ${oneDigit.format(score)}`,
});
