import { translate } from '../../language/strings.ts';
import type { analyticsStrings } from './strings.ts';

const count = new Intl.NumberFormat('es');
const calls = (number: number) => `${count.format(number)} ${number === 1 ? 'llamada' : 'llamadas'}`;
const lostOnes = (number: number) => `${count.format(number)} ${number === 1 ? 'perdida' : 'perdidas'}`;

interface Found {
  version: string;
  base: string;
  what: { verb: string; noun: string };
}

export const analyticsSpanish = translate<typeof analyticsStrings>('analytics', {
  title: 'Estadísticas',
  titleOf: (agent: string) => `Estadísticas · ${agent}`,
  lead: 'Cómo fueron las llamadas, dónde se perdió a quien llamaba y cuánto costó. Las cifras están a los pocos segundos de terminar una llamada.',
  filters: {
    period: 'Periodo',
    periods: {
      today: 'Hoy',
      week: 'Últimos 7 días',
      month: 'Últimos 30 días',
      quarter: 'Últimos 90 días',
      own: 'Otro periodo',
    },
    firstDay: 'Primer día',
    lastDay: 'Último día',
    agent: 'Agente',
    allAgents: 'Todos los agentes',
    version: 'Versión',
    allVersions: 'Todas las versiones',
    versionOf: (number: number, name: string) => (name === '' ? `Versión ${number}` : `Versión ${number}: ${name}`),
    tests: 'Contar también las llamadas de prueba',
  },
  zone: {
    days: (zone: string) => `Los días y las horas son los de ${zone}.`,
    unset: 'Nadie ha fijado una zona horaria para este espacio de trabajo: los días y las horas son los de UTC.',
    use: (zone: string) => `Usar ${zone}`,
    change: 'Cambiar',
    title: 'Zona horaria del espacio de trabajo',
    label: 'Zona horaria',
    hint: 'Por ella se rigen las cifras, los límites y los meses de todo el espacio de trabajo. Las cifras pasadas se recalculan.',
    save: 'Guardar la zona horaria',
  },
  emptyTitle: 'No hay llamadas en este periodo',
  emptyText:
    'Elija otro periodo, cuente también las llamadas de prueba o llame usted al agente: sus cifras están aquí segundos después de la llamada.',
  openAgents: 'Ir a los agentes',
  before: (text: string) => `antes, ${text}`,
  noBefore: 'antes, ninguna llamada',
  tiles: {
    calls: { title: 'Llamadas', about: 'Las que han terminado.' },
    contained: { title: 'Resueltas', about: 'Llegaron a un final del flujo sin una persona.' },
    transferred: { title: 'Transferidas', about: 'Una persona atendió la llamada.' },
    left: { title: 'Abandonadas', about: 'Quien llamaba colgó antes de llegar a un final del flujo.' },
    length: { title: 'Duración media', about: 'Desde que se contesta hasta el final.' },
  },
  counted: {
    contained: 'solo con el agente',
    transferred: 'con transferencia',
    left: 'con abandono',
    dropped: 'con corte',
  },
  endings: { contained: 'Resueltas', transferred: 'Transferidas', left: 'Abandonadas', dropped: 'Cortadas' },
  volume: {
    title: 'Llamadas a lo largo del tiempo',
    about:
      'Cuántas llamadas empezaron, según lo que fue de ellas. Cortadas: falló la línea o el flujo, o por un límite no se pudo atender a quien llamaba.',
    columns: ['Momento', 'Llamadas', 'Resueltas', 'Transferidas', 'Abandonadas', 'Cortadas'],
    said: (when: string, number: number, parts: string) =>
      `${when}: ${calls(number)}${parts === '' ? '' : ` (${parts})`}`,
  },
  containment: {
    title: 'Llamadas resueltas y transferidas a lo largo del tiempo',
    about:
      'El porcentaje de llamadas que el agente resolvió sin ayuda y el de las que atendió una persona. Los días sin llamadas dejan un hueco.',
    columns: ['Momento', 'Llamadas', 'Resueltas (%)', 'Transferidas (%)'],
    said: (when: string, contained: string, transferred: string) =>
      `${when}: ${contained} resueltas, ${transferred} transferidas`,
    nobody: (when: string) => `${when}: ninguna llamada`,
  },
  outcomes: {
    title: 'Resultados',
    about: 'Cómo se llama en el flujo el final al que llegó una llamada. Cada uno lleva a sus llamadas.',
    columns: ['Resultado', 'Qué fue de quien llamó', 'Llamadas', 'Porcentaje (%)', 'Duración media (s)'],
    text: (number: number, share: string) => `${count.format(number)} · ${share}`,
  },
  nodes: {
    title: 'Dónde se perdió a quien llamaba',
    about:
      'En cada paso: cuántas llamadas llegaron a él y, de ellas, cuántas interrumpió ahí quien llamaba o un fallo.',
    chooseAgent: 'Elija un agente para ver su flujo con las llamadas encima.',
    noVersion: 'Ninguna versión publicada recibió llamadas en este periodo.',
    drawnOn: (name: string) => `Dibujado sobre ${name}; los pasos que no tiene solo están en la tabla.`,
    badge: (number: number, lost: number) => `${count.format(number)} · ${lostOnes(lost)}`,
    badgeAll: (number: number) => count.format(number),
    said: (number: number, lost: number, dwell: string) =>
      `${calls(number)}, ${lostOnes(lost)} aquí, ${dwell} aquí de media`,
    columns: [
      'Paso',
      'Llamadas',
      'Visitas',
      'Terminadas aquí',
      'Perdidas aquí',
      'Perdidas de las que llegaron (%)',
      'Tiempo medio (s)',
    ],
    gone: (id: string) => `Un paso que no está dibujado (${id})`,
  },
  understanding: {
    title: 'Cómo se entendieron las respuestas',
    about:
      'Cada respuesta de quien llamaba, según el primer nivel que la captó: una tecla, nuestro propio reconocimiento de frases o el modelo. Nada: no encajaba en ningún sitio y se volvió a preguntar.',
    layers: {
      understoodKey: 'Tecla',
      understoodLocal: 'Local',
      understoodModel: 'Modelo',
      understoodNone: 'Nada',
    },
    columns: ['Nivel', 'Respuestas', 'Porcentaje (%)'],
    none: 'En este periodo nadie respondió nada.',
  },
  latency: {
    title: 'Cuánto se esperó una respuesta',
    about:
      'Desde que quien llama termina de hablar hasta que la línea comunica que suena la respuesta, y las partes de ese tiempo. La mitad de las respuestas fueron más rápidas que p50, y 99 de cada cien, más rápidas que p99; con un margen del 5 %.',
    parts: {
      total: 'En total',
      recogniser: 'Reconocimiento de voz',
      decision: 'Decisión',
      model: 'Modelo',
      request: 'Otros sistemas',
      voice: 'Voz',
      transport: 'Línea',
    },
    columns: ['Parte', 'Respuestas', 'p50 (ms)', 'p90 (ms)', 'p99 (ms)'],
    text: (p50: string, p90: string, p99: string) => `${p50} · ${p90} · ${p99}`,
    legend: ['p50', 'p90', 'p99'],
    none: 'En este periodo no se midió ninguna respuesta.',
  },
  costs: {
    title: 'Coste',
    about:
      'Lo que costaron las llamadas a los precios de su día, en total y por resultado. El equipo de práctica no cuesta nada.',
    prices: 'Precios',
    perCall: (cost: string) => `${cost} por llamada`,
    total: (cost: string, number: number) => `${cost} por ${calls(number)}`,
    partial: 'Una parte de lo consumido aún no tiene precio: el coste real es más alto.',
    columns: (currency: string) => [
      'Resultado',
      'Llamadas',
      `Coste (${currency})`,
      `Coste de una llamada (${currency})`,
    ],
  },
  scores: {
    title: 'Evaluaciones',
    about:
      'La nota que dieron las evaluaciones a las llamadas una vez terminadas, de 0 a 100; una evaluación puede juzgar solo un porcentaje de las llamadas.',
    none: 'En este periodo no se evaluó ninguna llamada. Una evaluación es un paso después de la llamada, dibujado en el flujo.',
    text: (score: string, passed: string, number: number) => `${score} · ${passed} aprobadas · ${calls(number)}`,
    columns: ['Evaluación', 'Llamadas', 'Media (0–100)', 'Aprobadas (%)'],
    columnsByVersion: ['Evaluación y versión', 'Llamadas', 'Media (0–100)', 'Aprobadas (%)'],
    of: (name: string, version: string) => `${name}, ${version}`,
  },
  versions: {
    title: 'Versiones comparadas',
    about:
      'Cada versión que atendió llamadas en este periodo, y si de verdad es distinta. Solo se habla de diferencia cuando el azar apenas la explica; cuantas más versiones se comparan, más se exige.',
    chooseAgent: 'Elija un agente para comparar sus versiones.',
    single: 'En este periodo solo atendió llamadas una versión: aún no hay nada que comparar.',
    base: 'Comparar con',
    drafts: 'Borradores que se probaron',
    columns: [
      'Versión',
      'Llamadas',
      'Resueltas',
      'Transferidas',
      'Abandonadas',
      'Duración media',
      'Respuesta p50',
      'Respuesta p90',
    ],
    file: [
      'Versión',
      'Llamadas',
      'Resueltas (%)',
      'Transferidas (%)',
      'Abandonadas (%)',
      'Duración media (s)',
      'Respuesta p50 (ms)',
      'Respuesta p90 (ms)',
    ],
    findings: 'Qué se puede decir',
    once: 'Esto vale para una sola mirada. Quien mire cada día hasta que algo sea distinto acabará encontrando algo.',
  },
  comparison: {
    measures: {
      contained: { verb: 'resuelve', noun: 'llamadas' },
      transferred: { verb: 'transfiere', noun: 'llamadas' },
      left: { verb: 'pierde', noun: 'llamadas' },
    },
    points: (text: string) => `${text} puntos porcentuales`,
    range: (low: string, high: string) => `de ${low} a ${high}`,
    different: (found: Found & { by: string; range: string; isMore: boolean }) => {
      const { version, base, what, by, range, isMore } = found;
      const way = isMore ? 'más' : 'menos';
      return `${version} ${what.verb} ${way} ${what.noun} que ${base}: ${by} ${way} (con un 95 % de certeza: ${range}). El azar por sí solo apenas lo explica.`;
    },
    alike: ({ version, base, what }: Found) =>
      `${version} ${what.verb} más o menos tantas ${what.noun} como ${base}: la diferencia es de menos de 5 puntos porcentuales.`,
    tooFew: ({ version, base, what, more }: Found & { more: number }) =>
      `Hay muy pocas llamadas para saber si ${version} ${what.verb} más o menos ${what.noun} que ${base}: harían falta unas ${count.format(more)} más.`,
  },
});
