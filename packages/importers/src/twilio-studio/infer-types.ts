import { keyOf, NUMBER_FILTERS, type PathUse, pathsOfNodes } from '../liquid/liquid-paths.ts';
import type { LiquidNode, LiquidStep } from '../liquid/liquid-tree.ts';
import { parseLiquid } from '../liquid/parse-liquid.ts';
import { isJsonObject, type Json } from '../plain-json.ts';
import { kindOf, pairsOf, type StudioFlow } from './studio-flow.ts';

/** What the uses of the flow's values show about them. Keys are paths joined by dots, as in `flow.variables.count`. */
export interface InferredTypes {
  /** Computed with, or compared by size: numbers. */
  readonly numbers: ReadonlySet<string>;
  /** Gone through, or taken items from: lists. */
  readonly lists: ReadonlySet<string>;
  /** Set once, to words: `flow.variables.host` → `https://example.com`. */
  readonly constants: ReadonlyMap<string, string>;
  /** Variables that may hold whatever another system answered: also a yes or a number. */
  readonly loose: ReadonlySet<string>;
  /** Every path that any text of the flow names, with the steps that name it. */
  readonly used: ReadonlyMap<string, ReadonlySet<string>>;
}

const ORDERS: ReadonlySet<string> = new Set(['less_than', 'greater_than']);

/** Reads how values are used all over a flow. */
export function inferTypes(flow: StudioFlow): InferredTypes {
  const wanted = new Set<string>();
  const lists = new Set<string>();
  const used = new Map<string, Set<string>>();
  const assigned = new Map<string, string[]>();
  for (const step of flow.steps.values()) {
    const here = (text: string) => {
      for (const { path, isNumber, isList } of pathsIn(text)) {
        if (isNumber) wanted.add(path);
        if (isList) lists.add(path);
        used.set(path, (used.get(path) ?? new Set<string>()).add(step.name));
      }
    };
    for (const text of textsOf(step.properties)) here(text);
    for (const { conditions } of step.transitions) {
      for (const { input, type, value } of conditions) {
        here(input);
        here(value);
        if (!ORDERS.has(type)) continue;
        for (const side of [input, value]) for (const { path } of pathsIn(side)) wanted.add(path);
      }
    }
    if (kindOf(step) !== 'set-variables') continue;
    for (const { key, value } of pairsOf(step, 'variables')) {
      for (const name of [`flow.variables.${key}`, `widgets.${step.name}.${key}`])
        assigned.set(name, [...(assigned.get(name) ?? []), value]);
    }
  }
  const loose = [...assigned].filter(([, values]) => values.some((value) => /\.parsed\b/.test(value)));
  return {
    numbers: settleNumbers(wanted, assigned),
    lists,
    constants: findConstants(assigned),
    loose: new Set(loose.map(([name]) => name)),
    used,
  };
}

/** A variable is a number when it is used as one and everything that is put into it can be one. */
function settleNumbers(wanted: ReadonlySet<string>, assigned: ReadonlyMap<string, readonly string[]>): Set<string> {
  const numbers = new Set(wanted);
  for (let round = 0; round < 4; round += 1) {
    for (const [name, values] of assigned) {
      if (!numbers.has(name)) continue;
      for (const value of values) {
        const copied = copiedPath(value);
        if (copied !== undefined && isFromOutside(copied)) numbers.add(copied);
        else if (copied !== undefined && assigned.has(copied)) numbers.add(copied);
      }
    }
    for (const [name, values] of assigned) {
      const fits = values.every((value) => canBeNumber(value, numbers));
      if (numbers.has(name) && !fits) numbers.delete(name);
    }
  }
  return numbers;
}

/** The path of a text that is nothing but one value. */
function copiedPath(text: string): string | undefined {
  const parsed = parseLiquid(text.trim());
  const [only, ...more] = parsed.ok ? parsed.value : [];
  if (only?.type !== 'output' || more.length > 0 || only.value.filters.length > 0) return undefined;
  return only.value.term.type === 'path' ? keyOf(only.value.term.steps) : undefined;
}

function isFromOutside(path: string): boolean {
  return /^widgets\..+\.parsed\./.test(path);
}

function canBeNumber(text: string, numbers: ReadonlySet<string>): boolean {
  const parsed = parseLiquid(text);
  return parsed.ok && nodesCanBe(parsed.value, numbers);
}

function nodesCanBe(nodes: readonly LiquidNode[], numbers: ReadonlySet<string>): boolean {
  const filled = nodes.filter((node) => node.type !== 'assign' && !(node.type === 'text' && node.text.trim() === ''));
  const [only] = filled;
  if (only === undefined || filled.length > 1) return false;
  if (only.type === 'text') return /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(only.text);
  if (only.type === 'if')
    return only.branches.every(({ body }) => nodesCanBe(body, numbers)) && nodesCanBe(only.otherwise, numbers);
  if (only.type !== 'output') return false;
  const { term, filters } = only.value;
  if (filters.some(({ name }) => NUMBER_FILTERS.has(name) || name === 'size')) return true;
  return term.type === 'literal'
    ? typeof term.value === 'number'
    : term.type === 'path' && isNumberPath(term.steps, numbers);
}

function isNumberPath(steps: readonly LiquidStep[], numbers: ReadonlySet<string>): boolean {
  return steps.at(-1) === 'size' || numbers.has(keyOf(steps));
}

/** Words that a variable is set to once and nowhere else. */
function findConstants(assigned: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  const constants = new Map<string, string>();
  for (const [name, values] of assigned) {
    const [only, ...more] = new Set(values);
    if (only !== undefined && more.length === 0 && !/\{[{%]/.test(only)) constants.set(name, only);
  }
  return constants;
}

/** Every text in a step's properties, at any depth. */
export function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsOf(item));
  return isJsonObject(value) ? Object.values(value).flatMap((item) => textsOf(item)) : [];
}

function pathsIn(text: string): PathUse[] {
  if (!text.includes('{{') && !text.includes('{%')) return [];
  const parsed = parseLiquid(text);
  return parsed.ok ? pathsOfNodes(parsed.value) : [];
}
