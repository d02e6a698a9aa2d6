import type { Named } from '../typed-part.ts';
import { grouped, asText as writtenAsText } from '../write-template.ts';
import type { Translation } from './translate-term.ts';

/** What a filter makes of a value; undefined when it has no counterpart for such a value. */
export type Filter = (value: Named, args: readonly Named[], translation: Translation) => Named | undefined;

export function text(expression: string): Named {
  return { expression, type: 'text' };
}

export function number(expression: string): Named {
  return { expression, type: 'number' };
}

export function list(expression: string): Named {
  return { expression, type: 'list' };
}

/** A value where a text is needed. */
export function asText(value: Named): string {
  return value.type === 'text' ? value.expression : writtenAsText(value);
}

const LITERAL = /^-?\d{1,15}(?:\.\d+)?$/;

/** A value where a number is needed: in Liquid a text is the number that it is, and everything else nought. */
export function asNumber({ expression, type }: Named): string {
  const quoted = /^"(.*)"$/.exec(expression)?.[1];
  if (quoted !== undefined && LITERAL.test(quoted)) return quoted;
  if (LITERAL.test(expression)) return expression;
  if (type !== 'number') return `orElse(number(${expression}), 0)`;
  return /^[A-Za-z_]\w*$/.test(expression) ? `orElse(${expression}, 0)` : grouped(expression);
}

/** The whole number that a filter is given, where it is written out. */
export function wholeNumber(value: Named | undefined, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  return /^-?\d{1,9}$/.test(value.expression) ? Number(value.expression) : undefined;
}
