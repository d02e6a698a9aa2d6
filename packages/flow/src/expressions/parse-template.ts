import { FORMATTERS, type FormatterName, type Template, type TemplateHole } from '@aybiza/statechart';
import { type ExpressionFault, lowerExpression, type VariableTypes } from './lower-expression.ts';

export interface ParsedTemplate {
  readonly template: Template;
  readonly faults: readonly (Omit<ExpressionFault, 'code'> & {
    readonly code: ExpressionFault['code'] | 'BAD_TEMPLATE';
  })[];
}

/** Which formatter speaks a variable when its author chose none: a date is said as a date. */
export type DefaultFormatters = ReadonlyMap<string, FormatterName>;

export interface TemplateScope {
  readonly variables: VariableTypes;
  readonly formatters: DefaultFormatters;
}

/**
 * Splits a text at its `{{ expression | formatter }}` holes and lowers what is in them. Formatters are our syntax and are taken off
 * before the expression is read. Never throws; a hole with a fault is left out of the template.
 */
export function parseTemplate(source: string, scope: TemplateScope): ParsedTemplate {
  const template: (string | TemplateHole)[] = [];
  const faults: ParsedTemplate['faults'][number][] = [];
  let rest = source;
  for (let open = rest.indexOf('{{'); open !== -1; open = rest.indexOf('{{')) {
    if (open > 0) template.push(rest.slice(0, open));
    const close = findClose(rest, open + 2);
    if (close === -1) {
      faults.push({ code: 'BAD_TEMPLATE', message: '“{{” is not closed by “}}”.' });
      return { template, faults };
    }
    const parsed = parseHole(rest.slice(open + 2, close), scope);
    if ('message' in parsed) faults.push(parsed);
    else template.push(parsed);
    rest = rest.slice(close + 2);
  }
  if (rest !== '') template.push(rest);
  return { template, faults };
}

/** The `}}` that ends a hole: not one inside quotes. */
function findClose(text: string, from: number): number {
  let quote: string | undefined;
  for (let index = from; index < text.length - 1; index += 1) {
    const letter = text[index];
    if (quote !== undefined) {
      if (letter === '\\') index += 1;
      else if (letter === quote) quote = undefined;
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '}' && text[index + 1] === '}') return index;
  }
  return -1;
}

function isFormatter(name: string): name is FormatterName {
  return FORMATTERS.some((known) => known === name);
}

function parseHole(source: string, scope: TemplateScope): TemplateHole | ParsedTemplate['faults'][number] {
  // The last single `|`; `||` is CEL's "or".
  const parts = /^([\s\S]*[^|])\|\s*([A-Za-z]+)\s*$/.exec(source);
  const name = parts?.[2];
  if (name !== undefined && !isFormatter(name)) {
    return { code: 'BAD_TEMPLATE', message: `There is no formatter “${name}”. There are: ${FORMATTERS.join(', ')}.` };
  }
  const lowered = lowerExpression(parts?.[1] ?? source, scope.variables);
  if (!lowered.ok) return lowered.error;
  const { expression } = lowered.value;
  const formatter = name ?? (expression.op === 'variable' ? scope.formatters.get(expression.name) : undefined);
  return formatter === undefined ? { expression } : { expression, formatter };
}
