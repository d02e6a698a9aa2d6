import { translate } from '../../language/strings.ts';
import type { CommentCount, ProblemCount } from './graph-layers.ts';
import type { graphStrings } from './strings.ts';

const untaken = 'Ningún escenario recorre esta conexión';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const graphSpanish = translate<typeof graphStrings>('graph', {
  canvas: 'Flujo',
  problems: ({ errors, warnings }: ProblemCount) =>
    [
      errors === 0 ? '' : count(errors, 'error', 'errores'),
      warnings === 0 ? '' : count(warnings, 'advertencia', 'advertencias'),
    ]
      .filter((part) => part !== '')
      .join(', '),
  comments: ({ open, calls }: CommentCount) =>
    `${count(open, 'comentario', 'comentarios')}${calls ? ', se le menciona' : ''}`,
  port: (label: string, wired: boolean) => (wired ? `${label}: conectada` : `${label}: aún no lleva a ningún sitio`),
  wire: ({ from, port, to }: { from: string; port: string; to: string }, isTaken: boolean) =>
    [`Conexión de «${from}»`, port === '' ? '' : ` por «${port}»`, ` a «${to}»`, isTaken ? '' : `. ${untaken}`].join(
      '',
    ),
  nothingChosen: 'Nada seleccionado',
  untaken,
  insert: 'Añadir un paso en esta conexión',
  changes: { added: 'Nuevo', removed: 'Eliminado', changed: 'Modificado', moved: 'Movido' },
  here: 'Quien llama está aquí',
  collapse: 'Contraer el grupo',
  expand: 'Abrir el grupo',
  inside: (number: number) => (number === 1 ? '1 paso dentro' : `${number} pasos dentro`),
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fit: 'Mostrar todo',
  minimap: 'Vista general',
  variables: 'Variables',
  cardText: 'Texto de la tarjeta',
  cardName: 'Nombre del paso',
  writes: (name: string) => `${name} está escribiendo`,
});
