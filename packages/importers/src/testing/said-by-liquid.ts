import { lowerExpression } from '@aybiza/flow';
import { renderTemplate, type Values } from '@aybiza/statechart';
import { translateLiquid } from '../liquid/translate-liquid.ts';
import { memberOf, type PathStep } from '../liquid/translate-term.ts';
import type { OperandType } from '../typed-part.ts';

const TYPES: Readonly<Record<string, OperandType>> = {
  name: 'text',
  other: 'text',
  n: 'number',
  list: 'list',
  answer: 'json',
  vip: 'yesNo',
};

/** Names that are variables of the same name, for tests; `unknown` is none. */
export const namesForTests = {
  find(path: readonly PathStep[]) {
    const [first, ...rest] = path;
    if (typeof first !== 'string' || first === 'unknown') return undefined;
    return memberOf({ expression: first, type: TYPES[first] ?? 'text' }, rest);
  },
};

/** What a Liquid text says once it is translated. @throws Error when the language refuses what came of it */
export function said(source: string, values: Values = {}): string {
  const types = new Map([
    ...['name', 'other', 'answer', 'today', 'time_now'].map((name) => [name, 'text'] as const),
    ['n', 'number'] as const,
    ['list', 'list'] as const,
    ['vip', 'yesNo'] as const,
  ]);
  const template = translateLiquid(source, namesForTests).parts.map((part) => {
    if (typeof part === 'string') return part;
    const lowered = lowerExpression(part.expression, types);
    if (!lowered.ok) throw new Error(`${part.expression}: ${lowered.error.message}`);
    return { expression: lowered.value.expression };
  });
  return renderTemplate(template, values, { target: 'message' }).text;
}
