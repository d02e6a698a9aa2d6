import { MAX_DOCUMENT_LENGTH } from '@aybiza/flow/document-length';
import { translate } from '../../../language/strings.ts';
import type { knowledgeStrings } from './strings.ts';

const number = (value: number) => value.toLocaleString('es');
const letters = (value: number) => `${number(value)} ${value === 1 ? 'carácter' : 'caracteres'}`;

export const knowledgeSpanish = translate<typeof knowledgeStrings>('editor/knowledge', {
  rail: 'Conoci\u00admientos',
  title: 'Conocimientos',
  hint: 'Aquello a partir de lo que responden los pasos «Responder», y nada más. El modelo ve los pasajes que corresponden a la pregunta.',
  empty:
    'Aún no hay documentos. Añada lo que preguntan quienes llaman: precios, aparcamiento, cómo prepararse para la visita.',
  add: 'Escribir un documento',
  drop: 'Suelte aquí archivos de texto o Markdown',
  choose: 'Elegir archivos',
  reading: 'Leyendo…',
  first: 'Nuevo documento',
  name: 'Título',
  text: 'Texto',
  textHint: 'Un párrafo para cada tema: el modelo recibe párrafos enteros.',
  textRefused: `En un documento caben ${letters(MAX_DOCUMENT_LENGTH)}. Divídalo en dos.`,
  summary: (length: number) => (length === 0 ? 'vacío' : letters(length)),
  remove: 'Quitar el documento',
  removed: (title: string) => `«${title}» se ha quitado.`,
  tooLong: (file: string, length?: number) =>
    length === undefined
      ? `«${file}» es demasiado largo: en un documento caben ${letters(MAX_DOCUMENT_LENGTH)}. Divídalo en varios.`
      : `«${file}» tiene ${letters(length)}, y en un documento caben ${number(MAX_DOCUMENT_LENGTH)}. Divídalo en varios.`,
  noText: (file: string) => `«${file}» no es texto sin formato. Guárdelo antes como texto o Markdown (UTF-8).`,
  emptyFile: (file: string) => `«${file}» está vacío.`,
  unreadable: (file: string) => `No se pudo leer «${file}».`,
  question: 'Probar una pregunta',
  questionHint:
    'Como la haría quien llama. Se muestran los pasajes a partir de los que responde el modelo, empezando por el mejor.',
  find: 'Buscar',
  nothingFound: 'Ningún pasaje contiene palabras de esta pregunta: la llamada saldría por «No encontrado».',
  notTried: 'No se pudo probar la pregunta. Compruebe su conexión e inténtelo de nuevo.',
  full: 'En este flujo no caben más documentos: quite uno primero.',
});
