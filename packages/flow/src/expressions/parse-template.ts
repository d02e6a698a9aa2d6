import { FORMATTERS, type FormatterName, isFormatterName, type TemplateHole } from '@aybiza/statechart';
import { say } from '../sentences/say.ts';
import { type ExpressionFault, faultOf } from './expression-fault.ts';
import { lowerExpression } from './lower-expression.ts';
import type { VariableTypes } from './lowering-scope.ts';
import { nearestName } from './nearest-name.ts';

/** Why a hole was refused; what mends it is counted from the start of the text. */
export type TemplateFault = Omit<ExpressionFault, 'code'> & { readonly code: ExpressionFault['code'] | 'BAD_TEMPLATE' };

export interface ParsedTemplate {
  readonly template: readonly (string | TemplateHole)[];
  readonly faults: readonly TemplateFault[];
}

/** Which formatter speaks a variable when its author chose none: a date is said as a date. */
export type DefaultFormatters = ReadonlyMap<string, FormatterName>;

export interface TemplateScope {
  readonly variables: VariableTypes;
  readonly formatters: DefaultFormatters;
}

/**
 * Reads the `{{ expression | formatter }}` holes of a text and lowers what is in them. Formatters are our syntax and are taken off
 * before the expression is read. Never throws; a hole with a fault is left out of the template.
 */
export function parseTemplate(source: string, scope: TemplateScope): ParsedTemplate {
  // Most texts have no hole.
  if (!source.includes('{{')) return { template: source === '' ? [] : [source], faults: [] };
  const template: (string | TemplateHole)[] = [];
  const faults: TemplateFault[] = [];
  for (const part of splitTemplate(source)) {
    if (part.kind === 'words') template.push(part.source);
    else if (part.kind === 'unclosed') faults.push(faultOf('BAD_TEMPLATE', say('BAD_TEMPLATE.open')));
    else {
      const parsed = parseHole(part, scope);
      if ('message' in parsed) faults.push(parsed);
      else template.push(parsed);
    }
  }
  return { template, faults };
}

/** A stretch of a text: words that are said as they are, what stands between `{{` and `}}`, or a `{{` that nothing closes. */
export interface TemplatePart {
  readonly kind: 'words' | 'hole' | 'unclosed';
  /** Without the braces of a hole; with those that nothing closes. */
  readonly source: string;
  /** Where it begins in the text. */
  readonly at: number;
}

/** Splits a text at its holes, in order and without reading what is in them. */
export function splitTemplate(source: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let at = 0;
  for (let open = source.indexOf('{{'); open !== -1; open = source.indexOf('{{', at)) {
    if (open > at) parts.push({ kind: 'words', source: source.slice(at, open), at });
    const close = findClose(source, open + 2);
    if (close === -1) return [...parts, { kind: 'unclosed', source: source.slice(open), at: open }];
    parts.push({ kind: 'hole', source: source.slice(open + 2, close), at: open });
    at = close + 2;
  }
  if (at < source.length) parts.push({ kind: 'words', source: source.slice(at), at });
  return parts;
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

/** What stands in a hole: an expression, and the formatter behind the last single `|` (`||` is CEL's "or"). */
export function splitHole(source: string): { expression: string; formatter: string | undefined } {
  const parts = /^([\s\S]*[^|])\|\s*([A-Za-z]+)\s*$/.exec(source);
  return { expression: parts?.[1] ?? source, formatter: parts?.[2] };
}

function parseHole({ source, at }: TemplatePart, scope: TemplateScope): TemplateHole | TemplateFault {
  const { expression: written, formatter: name } = splitHole(source);
  const begin = at + '{{'.length;
  if (name !== undefined && !isFormatterName(name)) return unknownFormatter(name, begin + source.lastIndexOf(name));
  const lowered = lowerExpression(written, scope.variables);
  if (!lowered.ok) return movedBy(begin, lowered.error);
  const { expression } = lowered.value;
  const formatter = name ?? (expression.op === 'variable' ? scope.formatters.get(expression.name) : undefined);
  return formatter === undefined ? { expression } : { expression, formatter };
}

function unknownFormatter(name: string, start: number): TemplateFault {
  const names = Object.keys(FORMATTERS);
  const nearest = nearestName(name, names);
  if (nearest === undefined) return faultOf('BAD_TEMPLATE', say('BAD_TEMPLATE.noFormatter', name, names));
  const mend = { start, end: start + name.length, text: nearest };
  return faultOf('BAD_TEMPLATE', say('BAD_TEMPLATE.otherFormatter', name, nearest), mend);
}

function movedBy(by: number, fault: ExpressionFault): ExpressionFault {
  const { mend } = fault;
  return mend === undefined ? fault : { ...fault, mend: { ...mend, start: mend.start + by, end: mend.end + by } };
}
