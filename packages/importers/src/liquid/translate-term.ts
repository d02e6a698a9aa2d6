import type { Operand } from '../translate-condition.ts';
import type { Named, OperandType } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';
import type { LiquidStep, LiquidTerm } from './liquid-tree.ts';

/** A member by name or place; or by what an expression gives in the call. */
export type PathStep = string | number | { readonly expression: string };

/** What a text of another system may name. */
export interface LiquidNames {
  /** The value at a path; undefined when it can stand for nothing here. */
  find(path: readonly PathStep[]): Named | undefined;
}

/** What is known while a text is translated. */
export interface Translation {
  readonly names: LiquidNames;
  /** What `assign` has named. */
  readonly locals: Map<string, Named>;
  note(sentence: string): void;
}

/** A term without filters; undefined when it has no counterpart. */
export function translateTerm(term: LiquidTerm, translation: Translation): Named | undefined {
  switch (term.type) {
    case 'literal':
      return literal(term.value, term.written);
    case 'path':
      return translatePath(term.steps, translation);
    default:
      return undefined;
  }
}

/** A term as one side of a comparison. */
export function toOperand(term: LiquidTerm, translation: Translation): Operand | undefined {
  if (term.type === 'literal') return { literal: term.value === null ? '' : String(term.value) };
  return translateTerm(term, translation);
}

function literal(value: string | number | boolean | null, written?: string): Named {
  if (typeof value === 'string') return { expression: quote(value), type: 'text' };
  if (typeof value === 'number') return { expression: written ?? String(value), type: 'number' };
  return value === null ? { expression: 'null', type: 'any' } : { expression: String(value), type: 'yesNo' };
}

function translatePath(steps: readonly LiquidStep[], translation: Translation): Named | undefined {
  const path: PathStep[] = [];
  for (const step of steps) {
    if (typeof step !== 'object') path.push(step);
    else {
      const index = translateTerm(step.term, translation);
      if (index === undefined) return undefined;
      path.push({ expression: index.expression });
    }
  }
  const [first, ...rest] = path;
  const local = typeof first === 'string' ? translation.locals.get(first) : undefined;
  if (local === undefined) return translation.names.find(path);
  return rest.length === 0 ? local : memberOf(local, rest);
}

/** What lies deeper inside a value: nobody knows its type before the call. */
export function memberOf(value: Named, path: readonly PathStep[]): Named | undefined {
  if (path.length === 0) return value;
  let { expression } = value;
  let type: OperandType = value.type;
  for (const step of path) {
    const inner = grouped(expression);
    if (step === 'size') [expression, type] = [`size(${expression})`, 'number'];
    else {
      [expression, type] = [member(inner, step), 'any'];
    }
  }
  return { expression, type };
}

function member(of: string, step: PathStep): string {
  if (step === 'first') return `${of}[0]`;
  if (step === 'last') return `${of}[size(${of}) - 1]`;
  if (typeof step === 'number') return `${of}[${step < 0 ? `size(${of}) - ${-step}` : step}]`;
  if (typeof step === 'object') return `${of}[${step.expression}]`;
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) && !RESERVED.has(step) ? `${of}.${step}` : `${of}[${quote(step)}]`;
}

/** Words that CEL keeps to itself. */
const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
