import { type Statechart, toValue, type Value } from '@aybiza/statechart';

/** For each variable, values that make the flow's conditions go one way and the other. */
export type Candidates = ReadonlyMap<string, readonly Value[]>;

/** More values of one variable than anybody tells apart. */
const MAX_VALUES = 12;

/** The constants that a flow's conditions compare variables with, and their neighbours where they have an order. */
export function candidatesOf(statechart: Statechart): Candidates {
  const found = new Map<string, Value[]>();
  const add = (variable: string, values: readonly Value[]) => {
    const known = found.get(variable) ?? [];
    for (const value of values) {
      const isNew = !known.some((other) => JSON.stringify(other) === JSON.stringify(value));
      if (isNew && known.length < MAX_VALUES) known.push(value);
    }
    found.set(variable, known);
  };
  visit(statechart.machine, add);
  for (const name of numbersInTexts(statechart.machine)) add(name, DIGITS);
  return found;
}

/** A text that has to be a number goes no way at all while it is none. */
const DIGITS: readonly Value[] = ['1', '3'];
/** A copy of a copy of a copy: more stand behind each other in no flow. */
const MOST_COPIES = 3;

/** Variables that `number(…)` is asked of, and those that they are copied from. */
function numbersInTexts(machine: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const copies: { readonly from: string; readonly to: string }[] = [];
  const open: unknown[] = [machine];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const node: Record<string, unknown> = { ...part };
    open.push(...Object.values(node).filter((inner) => inner !== undefined));
    if (node.op === 'call' && node.name === 'number') for (const name of namesIn(node)) names.add(name);
    const from = nameOf(node.value);
    if (from !== undefined && typeof node.variable === 'string') copies.push({ from, to: node.variable });
  }
  for (let round = 0; round < MOST_COPIES; round += 1)
    for (const { from, to } of copies) if (names.has(to)) names.add(from);
  return names;
}

function visit(part: unknown, add: (variable: string, values: readonly Value[]) => void): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) visit(item, add);
    return;
  }
  const node: Record<string, unknown> = { ...part };
  if (node.op === 'value') return;
  compare(node.left, node.right, add);
  compare(node.right, node.left, add);
  if (node.op === 'isSet') {
    const name = nameOf(node.of);
    if (name !== undefined) add(name, [null]);
  }
  if (node.op === 'call' && Array.isArray(node.args)) callOf(node.args, add);
  // A bare variable as a condition is true or not.
  if (node.type === 'holds' || node.op === 'not' || node.op === 'and' || node.op === 'or') truthOf(node, add);
  for (const value of Object.values(node)) visit(value, add);
}

function truthOf(node: Record<string, unknown>, add: (variable: string, values: readonly Value[]) => void): void {
  const params: unknown = node.params;
  const condition =
    typeof params === 'object' && params !== null && 'condition' in params ? params.condition : undefined;
  const parts = [condition, node.of, ...(Array.isArray(node.all) ? node.all : [])];
  for (const part of parts) {
    const name = nameOf(part);
    if (name !== undefined) add(name, [true, false]);
  }
}

function callOf(args: readonly unknown[], add: (variable: string, values: readonly Value[]) => void): void {
  const name = nameOf(args[0]);
  const literal = literalOf(args[1]);
  if (name !== undefined && literal !== undefined) add(name, [literal]);
}

function compare(side: unknown, other: unknown, add: (variable: string, values: readonly Value[]) => void): void {
  const literal = literalOf(other);
  if (literal === undefined) return;
  const values =
    typeof literal === 'number' ? [literal, literal + 1, literal - 1] : Array.isArray(literal) ? literal : [literal];
  for (const name of namesIn(side)) add(name, values);
}

/** The variable, or those that a function is asked about: what `lower(city)` is compared with `city` may be as well. */
function namesIn(part: unknown): string[] {
  const name = nameOf(part);
  if (name !== undefined) return [name];
  if (typeof part !== 'object' || part === null || !('args' in part) || !Array.isArray(part.args)) return [];
  return part.args.flatMap(namesIn);
}

function nameOf(part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null || !('op' in part) || part.op !== 'variable') return undefined;
  return 'name' in part && typeof part.name === 'string' ? part.name : undefined;
}

function literalOf(part: unknown): Value | undefined {
  if (typeof part !== 'object' || part === null || !('op' in part)) return undefined;
  if (part.op === 'value' && 'value' in part) return toValue(part.value);
  if (part.op !== 'list' || !('items' in part) || !Array.isArray(part.items)) return undefined;
  return part.items.map((item) => literalOf(item) ?? null);
}
