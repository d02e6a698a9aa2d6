import { translate } from '../../../language/strings.ts';
import type { intentStrings } from './strings.ts';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

export const intentSpanish = translate<typeof intentStrings>('intent', {
  rail: 'Inten\u00adciones',
  title: 'Intenciones',
  hint: 'Lo que pueden querer quienes llaman, dicho de muchas maneras. Los menús y los casos especiales que nombran una intención entienden todas sus frases.',
  emptyTitle: 'Aún no hay intenciones',
  empty:
    'Ponga nombre una sola vez a lo que pueden querer quienes llaman, por ejemplo, «Hablar con una persona», y úselo en todos los menús y casos especiales.',
  add: 'Añadir una intención',
  first: 'Nueva intención',
  label: 'Nombre',
  labelHint: 'También cuenta como una frase.',
  phrases: 'Lo que dicen quienes llaman',
  phrasesHint: 'Una frase por línea, hasta 100.',
  summary: (phrases: number, uses: number) =>
    `${count(phrases, 'frase', 'frases')} · ${uses === 0 ? 'aún sin usar' : `se usa ${count(uses, 'vez', 'veces')}`}`,
  remove: 'Quitar la intención',
  removed: (label: string, uses: number) =>
    uses === 0
      ? `«${label}» se ha quitado.`
      : `«${label}» se ha quitado, también ${uses === 1 ? 'del lugar donde se usaba' : `de los ${uses} lugares donde se usaba`}.`,
});
